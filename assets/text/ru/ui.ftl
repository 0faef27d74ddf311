# Окно: шапка, вкладки, панели, страницы.

action-open-folder = Открыть папку…
action-open-zip = Открыть архив…
action-open-sample = Открыть учебный виджет
action-new-widget = Новый виджет…
action-save = Сохранить
action-save-as-folder = Сохранить в папку…
action-save-as-zip = Сохранить в архив…
action-reload = Прочитать с диска заново
action-close = Закрыть виджет
action-pack = Собрать widget.zip…
action-undo = Отменить
action-redo = Повторить
action-fix-all-safe = Исправить безопасные…
action-next-finding = Следующая проблема
action-previous-finding = Предыдущая проблема
action-bump-patch = Поднять версию: patch
action-bump-minor = Поднять версию: minor
action-bump-major = Поднять версию: major
action-palette = Найти действие, файл или проверку
action-all-checks = Все проверки
action-compare = Сравнить сборки
action-checklist = Чек-лист модерации
action-report = Отчёт о проверке…
action-next-theme = Сменить тему
action-next-language = Сменить язык

header-no-name = Виджет без названия
header-bump = Поднять версию
header-product = Продукт
header-profile = Для чего проверяется
header-pack = Собрать widget.zip
header-save = Сохранить
header-more = Ещё
header-theme = Тема
header-language = Язык
profile-private = Приватная загрузка
profile-public = Публичная модерация
theme-system = Как в системе
theme-light = Светлая
theme-dark = Тёмная

tab-manifest = Манифест
tab-settings = Настройки
tab-images = Изображения

severity-error = Ошибка
severity-warning = Предупреждение
severity-advice = Совет
severity-off = Выключено
count-no-errors = Нет ошибок
count-errors = { $count ->
    [one] {$count} ошибка
    [few] {$count} ошибки
   *[many] {$count} ошибок
}
count-warnings = { $count ->
    [one] {$count} предупреждение
    [few] {$count} предупреждения
   *[many] {$count} предупреждений
}
count-advice = { $count ->
    [one] {$count} совет
    [few] {$count} совета
   *[many] {$count} советов
}

problems-title = Проблемы
problems-checking = Проверка…
problems-only-these = Показать только их
problems-filter = Фильтр
problems-tab = Вкладка
problems-all-tabs = Все вкладки
problems-fold = Свернуть панель
problems-unfold = Развернуть панель
problems-fix-all-safe = Исправить безопасные ({$count})
problems-fix-all-safe-short = Исправить ({$count})
problems-fix-all-safe-tip = Исправления, которые не меняют смысла. Сначала вы увидите изменения; одна отмена вернёт всё назад.
problems-none = Исправлять нечего: виджет можно собирать.
problems-none-shown = Под фильтр ничего не подходит
finding-fix = Исправить
finding-fix-ask = Исправить…
finding-why = Почему
finding-copy = Копировать

status-nothing-open = Виджет не открыт
status-offline = Работает без сети
status-not-on-disk = Ещё не на диске
status-all-saved = Все изменения сохранены
status-unsaved = { $count ->
    [one] {$count} несохранённый файл
    [few] {$count} несохранённых файла
   *[many] {$count} несохранённых файлов
}
status-checked = проверено за {$ms} мс
busy-opening = Открываем…
busy-stop = Остановить
busy-saving = Сохраняем…
busy-fixing = Готовим изменения…
busy-packing = Собираем…

ago-just-now = только что
ago-minutes = { $count ->
    [one] {$count} минуту назад
    [few] {$count} минуты назад
   *[many] {$count} минут назад
}
ago-hours = { $count ->
    [one] {$count} час назад
    [few] {$count} часа назад
   *[many] {$count} часов назад
}
ago-days = { $count ->
    [one] {$count} день назад
    [few] {$count} дня назад
   *[many] {$count} дней назад
}
start-title = Откройте виджет
start-subtitle = Папку или архив. На диске ничего не изменится, пока вы не сохраните.
start-drop = Перетащите сюда папку или widget.zip
start-open-folder = Открыть папку…
start-open-zip = Открыть архив…
start-new = Новый виджет
start-kinds-about = Что он должен делать? Виды можно сочетать.
start-kinds-all = Все виды ({$count})…
start-sample = Попробуйте учебный виджет
start-sample-about = В нём намеренно 6 ошибок. Исправьте их и познакомьтесь со студией
start-sample-button = Открыть учебный
start-checks = Все проверки с объяснениями
start-recent = Недавние
start-recent-empty = Здесь появятся виджеты, которые вы открывали.
start-ready = Готов
start-recent-filter = Название или путь
start-recent-nothing = Нет виджета с такими словами
start-gone = Не найден
start-locate = Указать место…
recent-locate = Где теперь виджет?
recent-more = Ещё для «{$name}»
recent-open = Открыть
recent-open-window = Открыть в новом окне
recent-reveal = Показать в папке
recent-forget = Убрать из списка
window-failed = Новое окно не открылось: {$reason}
window-failed-next = Запустите программу ещё раз и откройте виджет там.

palette-hint = Введите действие, поле, файл или проверку
palette-results = { $count ->
    [one] {$count} результат
    [few] {$count} результата
   *[many] {$count} результатов
}
palette-nothing = Ничего не нашлось. Введите меньше букв или путь к виджету.
palette-group-fix = Исправить
palette-group-go = Перейти
palette-group-do = Сделать
palette-group-texts = Настройки и тексты
palette-picture = Картинка
palette-group-learn = Узнать
palette-file = файл
palette-in-window = Открыть «{$name}» в новом окне
palette-open-path = Открыть {$path}

page-back = Назад
page-next = Следующая проверка
page-previous = Предыдущая проверка
page-all = Все проверки
page-count = Проверка {$at} из {$of}
page-why = Почему
page-how = Как исправить
page-severity = Важность
page-here = В этом виджете
page-not-here = В этом виджете не найдено
page-basis = Основание
page-fix-safe = Студия исправит это одним щелчком: смысл не изменится.
page-fix-unsafe = Студия может это исправить: вы увидите изменения до того, как они будут сделаны.
page-fix-ask = Студия может это исправить: вы выберете как.
page-all-title = Все проверки
page-all-about = { $count ->
    [one] {$count} проверка. Студия выполняет их все при каждом изменении.
    [few] {$count} проверки. Студия выполняет их все при каждом изменении.
   *[many] {$count} проверок. Студия выполняет их все при каждом изменении.
}
area-json = JSON
area-manifest = Манифест
area-advanced = Страница расширенных настроек
area-tour = Тур
area-locations = Области подключения
area-settings = Настройки
area-dp = Цифровая воронка
area-salesbot = Salesbot
area-i18n = Тексты
area-images = Изображения
area-package = Архив
area-secrets = Секреты
area-script = Скрипт
area-style = Стили
area-php = PHP

dialog-close = Закрыть
dialog-cancel = Отмена
dialog-throw-away = Не сохранять
dialog-go-on = Продолжить здесь
dialog-has-work = То, что вы здесь сделали, пропадёт

fix-all-title = Исправить безопасные
fix-all-about = { $count ->
    [one] Исправит {$count} проблему. Одна отмена вернёт её назад.
    [few] Исправит {$count} проблемы. Одна отмена вернёт всё назад.
   *[many] Исправит {$count} проблем. Одна отмена вернёт всё назад.
}
fix-questions = Вместо пустого запишется то, что показано серым
fix-apply = Применить
fix-delete = Удалить
fix-nothing = Менять больше нечего.
fix-failed = Исправить автоматически не получится: {$reason}

unsaved-title = Сохранить изменения «{$name}»?
unsaved-about = Если не сохранить, изменения этих файлов пропадут.
unsaved-about-reload = При чтении с диска изменения этих файлов пропадут.
unsaved-more = и ещё {$count}
unsaved-save = Сохранить
unsaved-drop = Не сохранять

pack-original = Это тот самый открытый архив, байт в байт
pack-title = Собрать widget.zip
pack-about = {$name} {$version} для {$product}, {$profile}
pack-in = В архиве: { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}
pack-out = Не войдут: {$count}
pack-checks = Проверки
pack-size = Размер
pack-copy = Копировать
pack-same = Одни и те же файлы всегда дают одну и ту же сумму.
pack-failed = Собрать не получится: {$reason}
pack-target = Сохранить как
pack-no-target = Место не выбрано
pack-full-path = Введите путь целиком, от корня диска
pack-change = Изменить…
pack-now = Собрать widget.zip
pack-anyway = Всё равно собрать
pack-errors = { $count ->
    [one] Платформа, скорее всего, не примет архив: {$count} ошибка.
    [few] Платформа, скорее всего, не примет архив: {$count} ошибки.
   *[many] Платформа, скорее всего, не примет архив: {$count} ошибок.
}
pack-exists = { $what ->
    [widget] Такой архив уже есть, в нём «{$name}» ({$size})
   *[file] Такой файл уже есть, {$size}; это не архив виджета
}
pack-replace = Заменить
pack-written = Собран и проверен повторным чтением
pack-done = Готово
pack-reveal = Показать в папке
pack-next = Что дальше
pack-reason-manifest = Обязателен
pack-reason-script = Код виджета
pack-reason-style = Стили
pack-reason-locale = Тексты
pack-reason-logo = Логотип, {$size}
pack-reason-picture = Изображение
pack-reason-template = Шаблон
pack-reason-other = Другой файл
pack-reason-taken-in = .widgetignore, строка {$line}
pack-reason-vcs = Контроль версий
pack-reason-ide = Настройки редактора
pack-reason-node = Инструменты сборки
pack-reason-env = Могут быть секреты
pack-reason-system = Системный файл
pack-reason-map = Карта исходников
pack-reason-archive = Архив
pack-reason-studio = Только для студии
pack-reason-ignored = .widgetignore, строка {$line}

next-upload-amo = Добавьте архив в аккаунте: amoМаркет → ⋯ → Создать интеграцию или Установленные → интеграция → Редактировать
next-upload-kommo = Добавьте архив в аккаунте: Настройки → Интеграции → Создать интеграцию
next-upload-public = Загрузите архив в интеграцию технического аккаунта, испытайте его там и отправьте на модерацию
next-raise-version = Если виджет в аккаунте уже есть, версия должна быть выше тамошней
next-supplement = Если аккаунт отвечает «You have not filled additional agreement», сначала заполните в нём дополнительное соглашение о сторонних интеграциях
next-plan = Если поля для архива нет, не хватает тарифа: нужен Advanced или выше либо пробный аккаунт
next-save-once = Сохраните настройки виджета в Kommo один раз, даже без изменений: до этого конструктор ботов его не покажет
next-save-bots = Боты помнят прежний виджет: измените и сохраните каждого, где он есть

notice-plain = {$text}
notice-saved = Сохранено
notice-packed = widget.zip собран
notice-copied = Скопировано
notice-dismiss = Закрыть сообщение
notice-panic = Внутри студии что-то пошло не так ({$job}). Ваши изменения на месте
notice-preferences = Не удалось записать настройки студии
notice-edit-failed = Изменение сделать нельзя
notice-version = Версия состоит не из чисел, поднять её нельзя. Запишите её как 1.0.0
notice-not-a-picture = {$file} — не изображение PNG, JPEG, GIF, WebP или BMP
notice-outdated = Виджет тем временем изменился, поэтому результат отброшен. Повторите
notice-edit-outdated = Виджет тем временем изменился, поэтому ничего не изменено. Повторите
notice-no-way = Здесь нечего менять. Если манифест не читается, сначала исправьте его
notice-still-saving = Виджет ещё сохраняется
notice-fix-outdated = Виджет изменился с тех пор, как было показано исправление. Откройте его ещё раз
notice-skipped = { $count ->
    [one] {$count} элемент папки не загружен
    [few] {$count} элемента папки не загружены
   *[many] {$count} элементов папки не загружено
}
palette-move = Выбрать
palette-run = Выполнить
palette-close = Закрыть
page-example = Пример
page-bad = Будет замечание
page-good = Правильно
basis-S0 = Структура виджета, amoCRM для разработчиков (прочитано 21.11.2026)
basis-S1 = API виджетов, Kommo для разработчиков (прочитано 21.11.2026)
basis-S3 = Области подключения, Kommo для разработчиков (прочитано 21.11.2026)
basis-S4 = Области подключения, Kommo для разработчиков, краткая копия (прочитано 21.11.2026)
basis-R = Действующая документация amoCRM для разработчиков (прочитано 21.11.2026)
basis-K = Действующая документация Kommo для разработчиков (прочитано 21.11.2026)
basis-D = Загрузка виджета: страница и сообщения самой платформы (прочитано 21.11.2026)
basis-P = Так делают внимательные проверки на других платформах
basis-C = Встречается в настоящих виджетах
basis-C-count = Встречается в настоящих виджетах: {$count}
basis-C-of = Встречается в {$count} из {$of} настоящих виджетов
notice-guessed = Виджет проверен для {$product}, { $profile ->
    [public] публичная модерация
   *[private] приватная загрузка
}. И то и другое можно сменить в шапке
page-related = см. также {$place}
basis-OWN = Собственный файл студии

accept-title = Принять это замечание
accept-all-title = Принять все нынешние замечания
accept-all-about = Они больше не показываются, новые — показываются. Секреты так не принимаются никогда.
accept-here = Только здесь
accept-in-file = В этом файле
accept-in-widget = Во всём виджете
accept-reason = Причина
accept-kept = Хранится в .widget-studio.json рядом с манифестом и никогда не попадает в архив.
accept-secret = Для секрета нужна причина не короче 10 знаков. Хранится в .widget-studio.json и никогда не попадает в архив.
accept-do = Принять
accept-ask = Принять…
accept-all-ask = Принять все нынешние замечания…
finding-more = Ещё об этом замечании
problems-more = Ещё для всех проблем
problems-accepted = { $count ->
    [one] {$count} принято
    [few] {$count} принято
   *[many] {$count} принято
}
problems-accepted-tip = Показать принятые замечания и причины
problems-brought = { $count ->
    [one] {$count} запись не учтена
    [few] {$count} записи не учтены
   *[other] {$count} записей не учтено
}
problems-brought-tip = Принятые замечания, которые пришли вместе с виджетом и пока ничего не скрывают; посмотреть
notice-brought = { $count ->
    [one] С виджетом пришла {$count} запись о принятых замечаниях
    [few] С виджетом пришли {$count} записи о принятых замечаниях
   *[other] С виджетом пришло {$count} записей о принятых замечаниях
}
    .next = Они ничего не скрывают, пока вы их не учтёте: см. метку в «Проблемах»
brought-title = { $count ->
    [one] С виджетом пришла {$count} запись о принятых замечаниях
    [few] С виджетом пришли {$count} записи о принятых замечаниях
   *[other] С виджетом пришло {$count} записей о принятых замечаниях
}
brought-about = Они лежат в .widget-studio.json, который пришёл вместе с виджетом. Учитывайте их, если знаете, кто их сделал
brought-whole = весь виджет
brought-use = Учитывать
brought-leave = Не учитывать
accepted-back = Вернуть
accepted-no-reason = без причины
area-amoforms = Веб-формы
area-studio = Студия
area-account = Аккаунт перед изменением
area-install = Установка
area-uninstall = Отключение
area-api = Ответы аккаунта
area-menu = Левое меню

document-report = Отчёт о проверке
    .about = То же, что выдаёт widget-studio check: можно отправить другим или хранить вместе со сборкой
document-checklist = Чек-лист модерации на подпись
    .about = Что проверила студия, все пункты с отметками и заметками и строка для подписи
document-format = Формат
document-why = Объяснять, чем важно каждое замечание
document-copy = Копировать
document-save = Сохранить…
document-writing = Готовится…
document-more = Всего {$size}; здесь показано только начало
format-text = Текст
format-markdown = Markdown
format-html = HTML
format-json = JSON
format-sarif = SARIF
notice-document-saved = Сохранено
