# Страница сочетаний клавиш и подписи в меню.

action-keys = Сочетания клавиш
keys-title = Сочетания клавиш
keys-widget = Виджет
keys-change = Изменения и проблемы
keys-find = Поиск и переходы
keys-tabs = Вкладки
keys-source = В исходном тексте
keys-files = В списке файлов
keys-window = Везде
keys-select-all = Выделить всё
keys-copy = Скопировать выделенное
keys-offers = Что здесь можно написать
keys-definition = Перейти к тому, что названо
keys-comment = Закомментировать строки или вернуть
keys-indent = Сдвинуть выделенное вправо или влево
keys-move-line = Переместить строки вверх или вниз
keys-duplicate = Повторить строку или выделенное
keys-regions = Следующая или предыдущая часть окна
keys-tab = К следующему элементу, с Shift — к предыдущему
keys-enter = Нажать то, что в фокусе; в диалоге — главную кнопку
keys-escape = Закрыть диалог, меню или страницу
menu-open = Открыть
menu-widget = Этот виджет
menu-studio = Студия
