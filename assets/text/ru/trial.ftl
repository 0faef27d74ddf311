# Проверка всех сцен: что оценивается.
trial-judge-load = Скрипт и тексты загружаются
trial-judge-callbacks = Колбэки возвращают то, что должны
trial-judge-exceptions = Исключений нет
trial-judge-console = В консоли нет ошибок
trial-judge-drawn = Нарисовано там, где обещает область
trial-judge-drawn-elsewhere = В других местах ничего не нарисовано
trial-judge-raw-text = Все тексты — тексты этой локали
trial-judge-double-init = Повторный init ничего не удваивает
trial-judge-left-after-destroy = После destroy ничего не остаётся
trial-judge-late-answer = Ответ после destroy ничего не рисует
trial-judge-settings-roundtrip = Настройки сохраняются и читаются обратно
trial-judge-required-empty = Обязательные настройки нельзя оставить пустыми
trial-judge-salesbot-code = Код бота верен, как и его выходы
trial-judge-missing-file = Все запрошенные файлы на месте
trial-judge-foreign-hosts = Запросы идут только на известные хосты
trial-judge-secret-in-request = Секреты не уходят на другие хосты
trial-judge-overflow = Длинным текстам хватает места
trial-judge-contrast = Тексты читаются в обеих темах

# Что увидено.
trial-more = и ещё {$count}
trial-load-stuck = страница перестала отвечать: {$why}
trial-load-broken = {$text}
trial-load-no-function = script.js отдаёт {$got}, а не конструктор
trial-load-no-texts = языковой файл не загружается
trial-load-no-script = script.js не загружается: {$why}
trial-load-own-fault = ошибка самой учебной CRM: {$text}
trial-callbacks = {$calls}
trial-callback-returned = {$name} возвращает {$value}, а не true
trial-callback-rejected = {$name} отклонён: {$reason}
trial-callback-missing = нет: {$names}
trial-callback-none = у виджета нет callbacks
trial-thrown = {$name}: {$text}
trial-console = {$text}
trial-aftermath = { $count ->
    [one] {$count} ошибка после запроса к непропущенному хосту не считается
    [few] {$count} ошибки после запросов к непропущенным хостам не считаются
   *[many] {$count} ошибок после запросов к непропущенным хостам не считаются
}
trial-drawn-block = блок в правой колонке
trial-drawn-page = собственная страница виджета
trial-drawn-anywhere = { $count ->
    [one] {$count} элемент на странице
    [few] {$count} элемента на странице
   *[many] {$count} элементов на странице
}
trial-drawn-waits = пока ничего: виджет обращается к непропущенному хосту
trial-drawn-registers = ничего, но действие виджета зарегистрировано
trial-drawn-no-block = у области есть правая колонка, но ничего не нарисовано
trial-drawn-no-page = собственная страница виджета пуста
trial-drawn-column-off = блок для правой колонки не показан: область объявлена без неё (-0)
trial-drawn-for-free = { $count ->
    [one] {$count} элемент у бесплатного пользователя, которому виджеты не положены
    [few] {$count} элемента у бесплатного пользователя, которому виджеты не положены
   *[many] {$count} элементов у бесплатного пользователя, которому виджеты не положены
}
trial-drawn-outside = {$what} стоит вне области
trial-drawn-no-column = блок для правой колонки не нарисован: на странице её нет
trial-texts = { $count ->
    [one] {$count} текст
    [few] {$count} текста
   *[many] {$count} текстов
}
trial-text-key = ключ {$text} вместо текста
trial-text-hole = незаполненное место: {$text}
trial-text-foreign = текст другой локали ({$locale}): {$text}
trial-doubled = дважды: {$what}
trial-left = { $kind ->
    [listener] обработчик: {$what}
    [interval] таймер: {$what}
    [timeout] таймер: {$what}
    [observer] наблюдатель: {$what}
    [style] стиль: {$what}
    [global] глобальное имя: {$what}
   *[node] элемент: {$what}
}
trial-left-sheet = {$file} остаётся, один раз
trial-left-kept = виджет с init_once CRM не завершает
trial-late-drawn = нарисовано после destroy: {$what}
trial-late-thrown = исключение после destroy: {$text}
trial-late = { $count ->
    [0] при запуске запросов нет
    [one] {$count} поздний ответ
    [few] {$count} поздних ответа
   *[many] {$count} поздних ответов
}
trial-settings = { $count ->
    [one] {$count} поле
    [few] {$count} поля
   *[many] {$count} полей
}
trial-settings-lost = {$name}: введено {$put}, прочитано {$got}
trial-settings-gone = {$name}: введено {$put}, обратно не прочитано ничего
trial-settings-refused = onSave отказывает верным настройкам
trial-settings-elsewhere = не сохранено, о чём сказано в колбэках или исключениях
trial-settings-unfilled = не сохранено: {$names} заполняет только форма самого виджета
trial-settings-waits = не сохранено: виджет обращается к непропущенному хосту
trial-required = {$names}
trial-required-saved = сохранено, хотя не заполнено: {$names}
trial-bot = { $count ->
    [one] {$count} блок
    [few] {$count} блока
   *[many] {$count} блоков
}
trial-bot-exits-missing = salesbotDesignerSettings не отдаёт выходов
trial-bot-not-text = onSalesbotDesignerSave отдаёт не текст
trial-bot-not-json = код бота — не JSON
trial-bot-no-steps = в коде бота нет шагов
trial-bot-exit = блок {$handler} выходит через {$exit}, а такой выход не объявлен
trial-missing-file = {$file}
trial-hosts = {$hosts}
trial-host-developer = {$host} — компьютер разработчика
trial-host-insecure = запрос к {$host} без шифрования
trial-host-unknown = {$host} не назван ни в одном файле виджета
trial-secret-setting = {$names} на {$host}
trial-secret-address = {$name} в адресе, на {$host}
trial-secret-header = заголовок {$name} на {$host}
trial-overflow-as-is = {$text} выступает на {$by} px
trial-overflow-long = «{$text}» при удвоенном самом длинном тексте выступает на {$by} px
trial-overflow-pseudo = «{$text}» в псевдолокали выступает на {$by} px
trial-contrast = {$theme}: не ниже {$ratio}
trial-contrast-weak = у «{$text}» контраст {$ratio} в { $theme ->
    [dark] тёмной теме
   *[light] светлой теме
}

# Отчёты.
trial-summary = Пройдено {$passed}, не пройдено {$failed}, за {$seconds} с, {$browser}
trial-scene = Сцена
trial-variant = Вариант
trial-result = Результат
trial-time = Время
trial-seconds = {$seconds} с
trial-counts = {$passed} из {$all}

# Сравнение с прошлым прогоном.
trial-against = С прошлого прогона: новых отказов {$new}, исправлено {$mended}
trial-against-new = Перестало проходить: {$place}: {$judge}
trial-against-mended = Исправлено: {$place}: {$judge}
trial-against-only-now = { $count ->
    [one] {$count} сцены не было в прошлом прогоне, она не сравнивается
   *[other] {$count} сцен не было в прошлом прогоне, они не сравниваются
}

# `try`.
cli-try-no-earlier = {$path} не отчёт команды try в JSON
    .next = Создайте его с --format json -o ФАЙЛ.
cli-try-no-browser = Нет браузера на основе Chromium. Искали: {$places}
    .next = Установите Chrome, Edge или Chromium либо назовите программу в --browser.
cli-try-not-started = Браузер {$path} не запускается
    .next = Назовите другой в --browser.
cli-try-browser-gone = Браузер перестал отвечать
    .next = Закройте другие программы и повторите либо назовите другой браузер в --browser.
cli-try-nothing = Проверять нечего: в манифесте нет области, которую можно показать
    .next = Добавьте область в locations манифеста или назовите сцену в --scene.
cli-try-no-sandbox = Браузер работает без песочницы: у root он иначе не запускается
cli-try-stopped = Остановлено до того, как все сцены проверены
