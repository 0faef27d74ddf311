tab-run = Запуск
running-title = Запустите виджет без аккаунта
    .about = В браузере откроется учебная CRM. Это стенд студии, а не amoCRM и не Kommo
running-point-script = Работает ваш скрипт — в каждой заявленной области
    .about = Карточки, списки, окно настройки, Digital Pipeline, Salesbot и другие
running-point-record = Каждый вызов и каждый запрос записан
    .about = И рядом — что CRM сделала бы с результатом
running-point-edits = Правки сразу на странице
    .about = Даже несохранённые. Без сборки и загрузки
running-safety = Страница доступна только по адресу 127.0.0.1; запрос виджета к другому серверу уйдёт, только если вы разрешите
running-libraries = { $count ->
    [one] Сначала — {$count} открытая библиотека
    [few] Сначала — {$count} открытые библиотеки
   *[other] Сначала — {$count} открытых библиотек
}
running-libraries-about = Виджеты ждут их от CRM именно в этих версиях. {$size} загрузятся один раз с {$host}, будут сверены по SHA-256 и сохранены. Файл с другой суммой будет отклонён
running-start = Запустить
running-fetch = Загрузить и запустить
running-from-folder = Взять из папки…
running-choose-libraries = Папка с библиотеками, например node_modules
running-waits = Минуту
running-error-missing = В этой папке нет нужных библиотек
    .next = Выберите папку, где лежат именно эти версии, например node_modules
running-error-unreached = Не удалось загрузить библиотеку
    .next = Проверьте подключение или возьмите библиотеки из папки
running-error-other = Файл оказался не тем, и он отклонён
    .next = Попробуйте позже или возьмите библиотеки из папки
running-error-unkept = Не удалось сохранить библиотеки
    .next = Проверьте права и место в папке данных
running-error-port = На этом компьютере нет свободного порта для страницы
    .next = Закройте другие программы, которые отдают страницы, и запустите снова
running-error-system = Система не дала того, что нужно странице
    .next = Запустите снова; если не поможет, перезапустите студию
running-truth = Насколько это похоже
running-truth-count = { $count ->
    [one] {$count} вызов или часть страницы
    [few] {$count} вызова и части страниц
   *[other] {$count} вызовов и частей страниц
}
running-mark-documented = По документации
running-mark-observed = По наблюдениям
running-mark-assumed = По догадке
running-mark-missing = Этого нет
running-cannot = Чего здесь не узнать
running-cannot-look = Как он смотрится среди стилей самой CRM
running-cannot-rights = Какие лимиты и права в вашем аккаунте
running-cannot-moderation = Что скажет модерация
running-sandbox = Чего на стенде нет, то так и показано в событиях. Последнее слово — за песочницей:
running-stopped = Остановлено
    .about = Порт закрыт; события сохранятся до следующего запуска
running-on = Работает на {$place}
running-connected = {$browser} на связи, учебная CRM
running-connected-somehow = Страница открыта, учебная CRM
running-no-page = Страница не открыта
running-no-page-yet = Откройте страницу в браузере — тогда сцену, язык, роль и остальное можно будет выбрать и здесь
running-open = Открыть в браузере
running-account = Изменить учебный аккаунт
running-stop = Остановить
running-build = Сборка {$number}
running-build-unsaved = На странице, с несохранёнными правками
running-build-saved = На странице, всё сохранено
running-build-waits = Ждёт сборка {$number}
running-build-broken = Осталась: ошибка в {$file}, строка {$line}
running-load = Загрузить её
running-new-build = Сборка {$number}
running-no-build = {$file}, строка {$line}: {$text}. На страницах осталась последняя рабочая сборка
running-own-fault = Ошибка самого стенда: {$text}
running-scenes = Сцены
running-not-declared = Не объявлены
running-scene-new = ещё не открывали
running-scene-good = всё как ожидалось
running-scene-bad = { $count ->
    [one] {$count} ошибка
    [few] {$count} ошибки
   *[other] {$count} ошибок
}
running-add-area = Добавить область: {$name}…
running-fidelity = Достоверность
running-fidelity-counts = {$sure} из {$all} частей — по документации или наблюдениям
running-timeline = События
running-console = Консоль
running-network = Сеть
running-stored = Сохранённое
running-filter = Фильтр
running-copy = Скопировать список
running-clear = Очистить
running-nothing-yet = Пока ничего не произошло
running-nothing-found = Такого нет
running-group = { $count ->
    [one] сборка {$build}, {$count} событие
    [few] сборка {$build}, {$count} события
   *[other] сборка {$build}, {$count} событий
}
running-failed = { $count ->
    [one] {$count} ошибка
    [few] {$count} ошибки
   *[other] {$count} ошибок
}
running-ms = {$ms} мс
running-at = {$seconds} с
running-arguments = Аргументы
running-result = Вернул
running-no-result = Пока ничего не вернулось
running-thrown = Исключение
running-stops = CRM пропустит: {$names}
running-stack = Вызвано отсюда
running-rules = Что с этим сделает CRM
running-script = Скрипт
running-explained = Объясняет проверка
running-to-finding = Показать замечание
running-why = Почему?
running-via = Через {$via}
running-sent = Отправлено
running-answer = Ответ
running-nothing = Ничего
running-no-answer = Ответа пока нет
running-trouble = Неполадка по заказу: {$name}
running-unknown-path = В учебном аккаунте нет ответа для этого пути
running-host = Запросы на {$host}
running-pass-about = Теперь виджет говорит с настоящим сервером
