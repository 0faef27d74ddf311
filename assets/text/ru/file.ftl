# Файлы виджета: создать, переименовать, скопировать, удалить.

action-new-file = Новый файл…
action-rename-file = Переименовать файл…
action-copy-file = Дублировать файл…
action-delete-file = Удалить файл
file-menu = Действия с файлом
file-menu-rename = Переименовать или переместить…
file-menu-copy = Дублировать…
file-menu-delete = Удалить
file-menu-copy-path = Скопировать путь
file-menu-all = Файлы
file-path = Путь в виджете
file-path-about = Вместе с папками, например lib/cart.js
file-new-title = Новый файл
file-new = Создать
file-ask-rename-title = Переименовать или переместить {$file}
file-ask-rename-about = Сначала студия покажет, где файл упомянут
file-rename = Дальше
file-copy-title = Дублировать {$file}
file-copy = Дублировать
file-rename-title = {$file} станет {$to}
file-rename-about = Файл упомянут в других местах
file-rename-follows = Исправить и их
file-rename-alone = Только сам файл
file-delete-title = Удалить {$file}
file-delete-about = { $count ->
    [one] Файл ещё упомянут в {$count} месте: {$files}
    [few] Файл ещё упомянут в {$count} местах: {$files}
   *[many] Файл ещё упомянут в {$count} местах: {$files}
}
file-template-module = Модуль
file-template-twig = Шаблон Twig
file-template-style = Стили
file-template-locale = Язык
file-template-empty = Пустой
file-error-no-path = Введите путь внутри виджета, например lib/cart.js
file-error-exists = Файл {$path} уже есть
file-error-name = Имя «{$name}» подходит не всем системам: { $what ->
    [control] в нём управляющий символ
    [sign] в нём знак «{$other}», который Windows понимает иначе
    [end] Windows отбросит точку или пробел в конце
    [device] для Windows это устройство
    [short] Windows может принять его за короткое имя другого файла
   *[long] оно длиннее {$other} байт
}
file-error-beside = Рядом с {$path} такого быть не может: часть систем их не различит или ждёт на этом месте папку
notice-file-deleted = Файл {$file} удалён. Отмена его вернёт
notice-files-taken = { $count ->
    [one] В виджет добавлен {$count} файл
    [few] В виджет добавлены {$count} файла
   *[many] В виджет добавлено {$count} файлов
}
notice-files-refused = { $count ->
    [one] Не добавлен {$count} файл
    [few] Не добавлены {$count} файла
   *[many] Не добавлено {$count} файлов
}
