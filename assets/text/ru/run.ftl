tab-run = Запуск
run-title = Запустите виджет без аккаунта
    .about = В браузере откроется учебная CRM. Это стенд студии, а не amoCRM и не Kommo
run-point-script = Работает ваш скрипт — в каждой заявленной области
    .about = Карточки, списки, окно настройки, Digital Pipeline, Salesbot и другие
run-point-record = Каждый вызов и каждый запрос записан
    .about = И рядом — что CRM сделала бы с результатом
run-point-edits = Правки сразу на странице
    .about = Даже несохранённые. Без сборки и загрузки
run-safety = Страница доступна только по адресу 127.0.0.1; запрос виджета к другому серверу уйдёт, только если вы разрешите
run-libraries = { $count ->
    [one] Сначала — {$count} открытая библиотека
    [few] Сначала — {$count} открытые библиотеки
   *[other] Сначала — {$count} открытых библиотек
}
run-libraries-about = Виджеты ждут их от CRM именно в этих версиях. {$size} загрузятся один раз с {$host}, будут сверены по SHA-256 и сохранены. Файл с другой суммой будет отклонён
run-start = Запустить
run-fetch = Загрузить и запустить
run-from-folder = Взять из папки…
run-choose-libraries = Папка с библиотеками, например node_modules
run-waits = Минуту
run-error-missing = В этой папке нет нужных библиотек
    .next = Выберите папку, где лежат именно эти версии, например node_modules
run-error-unreached = Не удалось загрузить библиотеку
    .next = Проверьте подключение или возьмите библиотеки из папки
run-error-other = Файл оказался не тем, и он отклонён
    .next = Попробуйте позже или возьмите библиотеки из папки
run-error-unkept = Не удалось сохранить библиотеки
    .next = Проверьте права и место в папке данных
run-error-port = На этом компьютере нет свободного порта для страницы
    .next = Закройте другие программы, которые отдают страницы, и запустите снова
run-error-system = Система не дала того, что нужно странице
    .next = Запустите снова; если не поможет, перезапустите студию
run-truth = Насколько это похоже
run-truth-count = { $count ->
    [one] {$count} вызов или часть страницы
    [few] {$count} вызова и части страниц
   *[other] {$count} вызовов и частей страниц
}
run-mark-documented = По документации
run-mark-observed = По наблюдениям
run-mark-assumed = По догадке
run-mark-missing = Этого нет
run-cannot = Чего здесь не узнать
run-cannot-look = Как он смотрится среди стилей самой CRM
run-cannot-rights = Какие лимиты и права в вашем аккаунте
run-cannot-moderation = Что скажет модерация
run-sandbox = Чего на стенде нет, то так и показано в событиях. Последнее слово — за песочницей:
run-stopped = Остановлено
    .about = Порт закрыт; события сохранятся до следующего запуска
run-on = Работает на {$place}
run-connected = { $browser ->
    [""] Страница открыта, учебная CRM
   *[other] {$browser} на связи, учебная CRM
}
run-no-page = Страница не открыта
run-no-page-yet = Откройте страницу в браузере — тогда сцену, язык, роль и остальное можно будет выбрать и здесь
run-open = Открыть в браузере
run-stop = Остановить
run-build = Сборка {$number}
run-build-unsaved = На странице, с несохранёнными правками
run-build-saved = На странице, всё сохранено
run-build-waits = Ждёт сборка {$number}
run-build-broken = Осталась: ошибка в {$file}, строка {$line}
run-load = Загрузить её
run-new-build = Сборка {$number}
run-no-build = {$file}, строка {$line}: {$text}. На страницах осталась последняя рабочая сборка
run-own-fault = Ошибка самого стенда: {$text}
run-scenes = Сцены
run-not-declared = Не объявлены
run-scene-new = ещё не открывали
run-scene-good = всё как ожидалось
run-scene-bad = { $count ->
    [one] {$count} ошибка
    [few] {$count} ошибки
   *[other] {$count} ошибок
}
run-add-area = Добавить область: {$name}…
run-fidelity = Достоверность
run-fidelity-counts = {$sure} из {$all} частей — по документации или наблюдениям
run-timeline = События
run-console = Консоль
run-network = Сеть
run-stored = Сохранённое
run-filter = Фильтр
run-copy = Скопировать список
run-clear = Очистить
run-nothing-yet = Пока ничего не произошло
run-nothing-found = Такого нет
run-group = { $count ->
    [one] сборка {$build}, {$count} событие
    [few] сборка {$build}, {$count} события
   *[other] сборка {$build}, {$count} событий
}
run-failed = { $count ->
    [one] {$count} ошибка
    [few] {$count} ошибки
   *[other] {$count} ошибок
}
run-ms = {$ms} мс
run-at = {$seconds} с
run-arguments = Аргументы
run-result = Вернул
run-no-result = Пока ничего не вернулось
run-thrown = Исключение
run-stops = CRM пропустит: {$names}
run-stack = Вызвано отсюда
run-rules = Что с этим сделает CRM
run-script = Скрипт
run-explained = Объясняет проверка
run-to-finding = Показать замечание
run-why = Почему?
run-via = Через {$via}
run-sent = Отправлено
run-answer = Ответ
run-nothing = Ничего
run-no-answer = Ответа пока нет
run-trouble = Неполадка по заказу: {$name}
run-unknown-path = В учебном аккаунте нет ответа для этого пути
run-host = Запросы на {$host}
run-pass-about = Теперь виджет говорит с настоящим сервером
