# Исходники файлов: вкладка «Файлы» и просмотр.

tab-files = Файлы
listed-count = { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}
listed-filter = Найти файл
listed-none = Файлов с таким путём нет
listed-unsaved = не сохранён
listed-show-picture = Показать в изображениях

source-file = Файл
source-name = Исходник {$file}
source-no-file = Файла {$file} нет
source-no-definition = Здесь не названо ничего, что есть в виджете
source-no-text = текста нет
source-picture = Изображение, {$width} × {$height} пикселей
source-not-text = {$file} — не текст в UTF-8, поэтому здесь его не показать
source-read-only = Только чтение
source-long = Файл больше 5 МБ: здесь его можно смотреть, но не править
source-long-open = Больше 5 МБ: чтобы изменить, откройте в своём редакторе
source-find = Найти в этом файле
source-line = Строка или строка:столбец
source-line-of = { $count ->
    [one] из {$count} строки
    [few] из {$count} строк
   *[many] из {$count} строк
}
source-found = {$at} из {$count}
source-found-many = {$at} из {$count} или больше
source-nothing = Не найдено
source-next = Следующее место
source-previous = Предыдущее место
source-close = Закрыть поиск

action-find = Найти в файле
action-go-to-line = Перейти к строке файла
action-open-in-editor = Открыть файл в своём редакторе
action-choose-editor = Ваш редактор…

editor-title = Ваш редактор
editor-about = Программа, в которой «Открыть файл в своём редакторе» открывает файлы виджета.
editor-command = Команда вашего редактора
editor-hint = Пусто: программа, которая в системе открывает тексты; остальные файлы показываются в своей папке
editor-places = Вместо {"{file}"}, {"{line}"} и {"{column}"} подставятся файл и место в нём. Путь с пробелами возьмите в кавычки.
editor-keep = Запомнить
editor-zip = Файл внутри архива нельзя открыть в другой программе
editor-zip-next = Сначала сохраните виджет в папку (Ctrl Shift S), затем откройте файл оттуда.
editor-unsaved = Виджета ещё нет на диске, и другая программа не может открыть его файлы
editor-unsaved-next = Сначала сохраните его в папку (Ctrl S).
editor-no-file = Этого файла ещё нет на диске
editor-no-file-next = Сначала сохраните виджет (Ctrl S), затем откройте файл.
editor-differs = Редактор покажет файл таким, какой он на диске, без ваших несохранённых изменений
editor-differs-next = Если хотите продолжить с ними, сначала сохраните. Если файл изменят обе программы, студия покажет изменения рядом.
editor-failed = Не удалось запустить программу, чтобы открыть {$file}
editor-failed-next = Система отвечает: {$reason}. Проверьте команду в «Ваш редактор…».
editor-none = В системе нет программы для {$file}
editor-none-next = Укажите команду своего редактора в «Ваш редактор…» (найдётся по Ctrl K) и откройте файл ещё раз.
reveal-failed = Не удалось открыть файловый менеджер
reveal-failed-next = Файл здесь: {$path}
link-refused = Такие адреса студия не открывает
link-refused-next = Открываются только адреса сайтов и почты (http, https, mailto): {$address}
link-failed = Не удалось открыть браузер
link-failed-next = Адрес скопирован, вставьте его в браузер: {$address}

action-replace = Заменить в файле
action-search = Искать везде
search-words = Искать во всех текстах
search-with = Заменить на
search-exact = Учитывать регистр
search-whole = Слово целиком
search-pattern = Регулярное выражение
search-replace = Заменить всё…
search-replace-all = Заменить всё
search-replace-title = «{$words}» станет «{$with}»
search-replace-about = Все места во всех текстах, одним шагом отмены
search-bad = Это не регулярное выражение: {$reason}
search-found = { $more ->
    [more] Показаны первые места: {$count}, файлов: {$files}
   *[all] { $count ->
        [0] Ничего не найдено
       *[other] Найдено мест: {$count}, файлов: {$files}
    }
}
source-replace-one = Заменить
source-replace-all = Заменить всё
