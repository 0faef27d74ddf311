# Различия файлов.

diff-added = новый, {$size}
diff-deleted = удалён
diff-changed = {$old} → {$new}
diff-moved = перемещён из {$from}
diff-gap = { $count ->
    [one] {$count} строка без изменений
    [few] {$count} строки без изменений
   *[many] {$count} строк без изменений
}
diff-line-ends = Концы строк: {$old} → {$new}
diff-bom-added = Добавлена метка порядка байтов (BOM)
diff-bom-gone = Удалена метка порядка байтов (BOM)
diff-last-end-added = Последняя строка теперь заканчивается переводом строки
diff-last-end-gone = Последняя строка больше не заканчивается переводом строки
diff-blanks = Отличаются только пробелы и отступы
diff-statements = Длинные строки показаны по выражениям
diff-too-long = Файл слишком большой для построчного сравнения

# Сравнение двух сборок.

builds-consequences = Что изменится для клиента
builds-no-consequences = Для тех, кто пользуется виджетом, ничего не изменится
builds-unread = Манифест не прочитать целиком, поэтому здесь может быть не всё
builds-findings = Проблемы
builds-new = новая
builds-gone = ушла
builds-still = { $count ->
    [one] {$count} проблема осталась
    [few] {$count} проблемы остались
   *[many] {$count} проблем осталось
}
builds-texts = Тексты
builds-lost = пропало: {$names}
builds-outdated = старше исходного текста
builds-manifest = Манифест
builds-files = Файлы
builds-pictures = Изображения
builds-changelog = Что нового

changelog-area-added = Теперь и здесь: {$area}
changelog-area-removed = Больше не здесь: {$area}
changelog-locale-added = Новые языки: {$locales}
changelog-locale-removed = Больше нет языков: {$locales}
changelog-setting-added = Новая настройка: {$name}
changelog-setting-removed = Больше не спрашивается: {$name}
changelog-step-added = Новый шаг для ботов: {$name}
changelog-text = Вместо «{$old}» теперь «{$new}»
changelog-more-texts = { $count ->
    [one] Изменён ещё {$count} текст
    [few] Изменены ещё {$count} текста
   *[many] Изменено ещё {$count} текстов
}
changelog-host = Работает с {$host}: откройте к нему доступ в своей сети
changelog-logo = Новый логотип
changelog-code = Исправления и улучшения
changelog-nothing = Для пользователей ничего не меняется
changelog-todo-settings = После обновления откройте настройки, заполните {$names} и сохраните
changelog-todo-bots = После обновления откройте и сохраните каждого бота с этим виджетом
changelog-todo-triggers = После обновления откройте и сохраните каждый триггер с этим виджетом

# Ревизии репозитория git.

git-none = git не установлен, поэтому ревизии не прочитать
    .next = Установите git или сравните папки и архивы.
git-no-repository = {$path} не лежит в репозитории git
    .next = Выберите папку или архив либо виджет, который лежит в репозитории.
git-no-revision = В репозитории нет ревизии {$revision}
    .next = Проверьте, нет ли опечатки. Ревизии другого репозитория нужно сначала получить.
git-no-folder = В ревизии {$revision} нет папки {$folder}
    .next = Укажите папку так, как она тогда называлась: РЕВИЗИЯ:ПАПКА, от корня репозитория.
git-too-large = В ревизии {$revision} больше {$limit} или слишком много файлов
    .next = Укажите папку самого виджета: РЕВИЗИЯ:ПАПКА.
git-failed = git не смог прочитать ревизию: {$reason}
    .next = Попробуйте то же в терминале или сравните папки и архивы.
cli-diff-no-side = Нет ни папки, ни архива, ни ревизии git с именем {$name}
    .next = Проверьте, нет ли опечатки. Ревизия ищется в репозитории другой стороны, а если его нет — текущей папки.
cli-no-build = На полке нет сборки {$name}
    .next = Список выводит widget-studio builds. После shelf: пишут last или хотя бы четыре знака суммы.
cli-two-builds = С {$name} начинается несколько сборок на полке
    .next = Укажите больше знаков суммы.

# Полка сборок.

shelf-list = Список сборок не прочитать или не записать: {$reason}
    .next = Проверьте папку данных программы и попробуйте ещё раз.
shelf-gone = Архив этой сборки больше не хранится
    .next = Выберите сборку новее или сам архив там, куда он был записан.
shelf-damaged = {$path} — не тот архив, который был собран
    .next = Удалите сборку с полки и соберите её заново.
shelf-io = Не удалось прочитать или записать {$path}: {$reason}
    .next = Устраните причину и попробуйте ещё раз.

# Страница сравнения сборок.

builds-comparison = Сравнение
builds-shelf = Сборки
builds-before = До
builds-after = После
builds-swap = Поменять стороны местами
builds-side-open = Сейчас, с несохранёнными правками
builds-side-build = Собрана {$date} · {$sum}
builds-side-path = {$name}
builds-side-revision = Ревизия {$name}
builds-side-account = В аккаунте {$name}
builds-last-pack = Прошлая сборка
builds-zip = Другой zip…
builds-folder = Папка…
builds-account = В аккаунте
builds-revisions = Ревизии git
builds-no-folder = Для ревизий git виджет должен лежать в папке
    .next = Откройте папку виджета или сравните с архивом.
builds-no-account = Аккаунты появятся здесь, когда «Установка» найдёт в них виджет
builds-no-pack = Сравнивать пока не с чем: сборок нет
    .next = С этого момента каждая сборка хранится на полке. Пока выберите архив, папку или ревизию git на стороне «До».
builds-nothing-open = Виджет не открыт
    .next = Откройте его или выберите архивы или папки на обеих сторонах.
builds-partial = Аккаунт сообщает только версию, поля настроек и то, есть ли виджет в Цифровой воронке и среди источников сделок. Проблемы, тексты и файлы той сборки не прочитать.
builds-read-logos = Прочитать логотипы в аккаунте {$name}
builds-no-logos = Не удалось прочитать логотипы в аккаунте {$name}: {$reason}
    .next = Чтобы увидеть изображения, сравните с архивом или со сборкой с полки.
builds-logos-none = по адресу, где они должны быть, их нет
builds-working = Сравниваем…
builds-report = Отчёт
builds-copy = Скопировать
builds-copy-text = Текстом
builds-copy-markdown = В Markdown
builds-changelog-about = Составлено по сравнению, хранится со сборкой
builds-remake = Составить заново по сравнению
builds-changes = { $count ->
    [one] {$count} изменение
    [few] {$count} изменения
   *[many] {$count} изменений
}
builds-version-raised = Версия выше: старый скрипт не останется в кэше
builds-go = Перейти к {$place}
builds-show-lines = Показать строки вокруг {$place}
builds-findings-count = новых {$new}, ушло {$gone}, осталось {$still}
builds-texts-count = новых {$added}, изменено {$changed}, удалено {$removed}
builds-values = { $count ->
    [one] {$count} значение
    [few] {$count} значения
   *[many] {$count} значений
}
builds-files-count = изменено {$count}, всего {$total}
builds-more = Показать ещё {$count} из {$left}
builds-close-lines = Закрыть строки
builds-no-picture = Это изображение не показать
builds-pick-zip = Выберите архив для сравнения
builds-pick-folder = Выберите папку для сравнения
builds-pick-report = Сохранить сравнение
builds-pick-copy = Записать сборку ещё раз
shelf-empty = Здесь хранится каждая сборка: сумма, проблемы, последствия и ваши заметки. Пока ничего не собрано.
shelf-nothing = Сборок с такими словами нет
shelf-search = Поиск по сборкам
shelf-all = Всех виджетов
shelf-bound = Хранить архивов до
shelf-unit = МБ
shelf-compare = Сравнить с текущим
shelf-open = Открыть
shelf-again = Собрать ещё раз…
shelf-reveal = Показать в папке
shelf-delete = Удалить
shelf-delete-really = Удалить навсегда
shelf-note = Заметка
shelf-sign-off = Принял
pack-changes = По сравнению с {$version}
pack-no-changes = Для тех, кто пользуется виджетом, ничего не изменится
pack-more-changes = { $count ->
    [one] и ещё {$count}
    [few] и ещё {$count}
   *[many] и ещё {$count}
}
pack-compare = Сравнить
pack-raise = Поднять до {$version}
builds-failed = Сравнение сорвалось
    .next = Вернитесь на эту страницу, чтобы попробовать ещё раз, или сравните другие сборки.
