# Почему сборка не загружена на страницу и что не так с вымышленным аккаунтом.
run-script = Скрипт не читается: {$words}
run-script-bound = Скрипт не читается: он слишком большой или слишком глубоко вложен
run-account-large = Файл больше {$most}
run-account-object = {$part} должен быть объектом
run-account-list = {$part} должен быть списком объектов с числовым id

# `run`: виджет в вымышленной CRM без окна студии.
cli-run-hello = Учебная CRM Widget Studio: всё в ней вымышлено
cli-run-address = Адрес: {$address}
cli-run-end = Каждое изменение на диске попадает на страницу. Завершить — Ctrl+C.
cli-run-no-browser = Браузер открыть не удалось. Откройте адрес сами.
cli-run-no-port = Учебную CRM не запустить на порту {$port}
    .next = Выберите другой порт с --port; 0 — любой свободный.
cli-run-not-started = Учебную CRM не запустить
    .next = Закройте другие программы и попробуйте снова.
cli-run-no-libraries = { $count ->
        [one] Нет {$count} из {$all} открытых библиотек, которые нужны страницам CRM
       *[other] Нет {$count} из {$all} открытых библиотек, которые нужны страницам CRM
    }
    .next = Загрузите их один раз с --fetch-libraries ({$size} с {$host}, с проверкой SHA-256) или укажите папку с ними в --libraries.
cli-run-not-fetched = {$file} не загрузить с {$host}
    .next = Проверьте соединение и попробуйте снова или укажите папку с библиотеками в --libraries.
cli-run-not-kept = Библиотеки не сохранить в {$path}
    .next = Проверьте, что в эту папку можно писать.

# Что происходит на странице, по строке на событие.
run-published = Сборка {$number}
run-no-build = Сборки нет: {$place}: {$text}
run-page-opened = Страница открыта
run-page-left = Виджет ушёл со страницы, она загружена снова
run-build = На странице сборка {$number}
run-decided = {$host}: { $way ->
        [pass] пропускать
        [fixture] отвечать заготовкой
       *[block] не пропускать
    }
run-not-started = { $why ->
        [not-declared] Виджет не запущен: в манифесте нет этой области
        [not-installed] Виджет не запущен: он не установлен
        [free-user] Виджет не запущен: у бесплатного пользователя нет виджетов
       *[other] Виджет не запущен
    }
run-skipped = { $why ->
        [no-callback] {$name} не вызван: у виджета его нет
        [not-started] {$name} не вызван: виджет не запущен
       *[other] {$name} не вызван
    }
run-click = Нажато: {$text}
run-navigate = Переход: {$path}
run-popup = Окно, которое не открыто: {$url}
run-missing = Нет в учебной CRM: {$api}
run-leftover = Осталось после destroy: {$items}
run-doubled = Есть дважды: {$items}
run-globals = Новые глобальные имена: {$names}
run-failed = {$what} не загружается: {$why}
run-broken = Сбой учебной CRM: {$text}
run-answer = ↳ {$result}, { $by ->
        [account] вымышленный аккаунт
        [fixture] заготовка
        [server] сервер
        [blocked] не пропущено
        [trouble] заказанный сбой
       *[other] никто
    }, {$ms} мс
run-refused = Не загружено с {$host}: этот хост не пропускается
run-stored = Сохранено: {$values}
