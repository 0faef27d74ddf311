# Вкладка «Изображения».

images-needed = Нужен платформе
images-dp-only = Только для Цифровой воронки
images-weight = {$kb} из 300 КБ
images-no-findings = Нет замечаний
images-no-file = Нет файла
images-more = Ещё для {$file}
images-replace = Заменить изображением…
images-delete = Удалить файл
images-why = Почему: {$rule}
images-choose = Выбрать изображение для {$file}
images-drop = Перетащите сюда
images-others = Тур и другие изображения
images-loading = Загрузка…
images-fault-empty = Файл пуст
images-fault-not-a-picture = В файле не изображение
images-fault-too-many = Слишком много точек для логотипа: файл не открывается
images-fault-damaged = Изображение повреждено: {$reason}
ground-light = Светлый
ground-dark = Тёмный
ground-checker = Клетка
zoom-fit = Вписать
