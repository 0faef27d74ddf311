# Окна самой CRM в просмотре, её словами; язык — тот, что выбран для просмотра.

settings-window-install = Установить
settings-window-disable = Отключить
settings-window-save = Сохранить
settings-window-cancel = Отменить
settings-window-drawn = Нарисовано как в CRM; отсюда ничего не устанавливается
settings-window-required = Обязательно для заполнения
settings-window-support = Поддержка:
settings-window-custom = Здесь скрипт виджета рисует свои элементы. Сохраняется текст JSON или число:
settings-window-choose-field = Выберите поле
settings-window-login = Логин
settings-window-password = Пароль
settings-window-input = В просмотре: {$name}
settings-window-user-1 = Анна Примерова
settings-window-user-2 = Борис Образцов
settings-window-user-3 = Вера Вымыслова
settings-window-unknown = Типа «{$kind}» в CRM нет: на этом месте может не быть ничего
