# Вкладка «Установка»: аккаунты и виджет в них.
tab-install = Установка

install-connect = Подключите аккаунт
    .about = Установите «{$name}» {$version} в песочницу или сначала пройдите все шаги в учебном аккаунте
install-own = Ваш аккаунт
    .about = amoCRM или Kommo, через API v4
install-address = Адрес
    .help = Вставьте любую ссылку из аккаунта
install-name = Имя
install-kind-colour = Тип и цвет
install-kind-sandbox = Песочница
install-kind-production = Рабочий
    .help = Под замком: для каждого изменения нужно ввести поддомен аккаунта
install-kind-practice = Учебный
install-colour-help = Им помечены все кнопки, которые меняют этот аккаунт
install-blue = Синий
install-green = Зелёный
install-yellow = Жёлтый
install-orange = Оранжевый
install-red = Красный
install-purple = Фиолетовый
install-teal = Бирюзовый
install-grey = Серый
install-token = Долгосрочный токен
    .help = Со вкладки «Ключи и доступы» приватной интеграции в аккаунте
install-reveal = Показать: {$name}
install-hide = Скрыть: {$name}
install-keep = Где хранить
install-keep-keyring = Связка ключей
    .help = Под именем «widget-studio». Удалите аккаунт здесь — удалится и токен; его видно и в системном менеджере паролей.
install-keep-ask = Нигде, спрашивать
    .help = Остаётся в памяти, пока открыта студия. Удалять ничего не нужно.
install-keep-none = На этом компьютере нет работающей связки ключей, поэтому токен нигде не хранится: студия спросит его после каждого запуска
install-connect-now = Проверить и подключить
    .help = Читает название аккаунта, пользователей и воронки. Ничего не меняет.
install-sign-in = Войти

install-practice = Учебный аккаунт
    .about = Встроен в студию. Это тренажёр, а не amoCRM и не Kommo.
install-practice-here = Ни аккаунта, ни сети
    .about = Работает внутри студии, на этом компьютере
install-practice-upload = Загрузка одной кнопкой
    .about = Проверяет widget.zip так же, как страница аккаунта
install-practice-samples = Пользователи и виджеты для примера
    .about = Всё можно вернуть к началу в любой момент
install-practice-errors = Ошибки по заказу
    .about = Посмотрите, как виджет переносит сбои
install-practice-start = Запустить учебный аккаунт
install-practice-put-back = Вернуть к началу
install-practice-reset = Учебный аккаунт снова такой, каким был вначале
install-practice-failed = Не удалось запустить учебный аккаунт
    .next = Закройте другие окна студии и попробуйте ещё раз. Его состояние лежит в practice.json в папке данных студии.
install-practice-unread = Не удалось прочитать или записать состояние учебного аккаунта
    .next = Исправьте или удалите practice.json в папке данных студии либо проверьте, можно ли в неё писать.

install-account = Аккаунт
install-add-another = Добавить аккаунт…
install-test = Проверить подключение
install-remove = Убрать из списка…
install-remove-account = Убрать {$name}
install-admin = администратор
install-no-admin = не администратор
install-token-until = токен до {$date}
install-technical = Технический аккаунт: виджеты в нём могут не загружаться
install-this-widget = Этот виджет
install-all-widgets = Все виджеты
install-history = История

install-connecting = Подключаемся: {$name}…
install-looking = Смотрим, что есть: {$name}…
install-uploading = Загружаем: {$name}…
install-watching = Ждём {$version}, осталось {$left}
install-installing = Устанавливаем и проверяем: {$name}…
install-uninstalling = Отключаем и проверяем: {$name}…
install-listing = Читаем список виджетов: {$name}…
install-stop = Остановить
install-stopped = Остановлено, когда изменение уже отправлялось
    .next = Оно могло примениться: проверьте в аккаунте.
install-stopped-made = Остановлено в пути, но изменение применилось: так показывает аккаунт
    .next = Больше ничего делать не нужно. Отменить его можно как любое другое.
install-stopped-not = Остановлено в пути; аккаунт показывает, что изменение не применилось
    .next = Оно ещё может дойти: посмотрите чуть позже, прежде чем отправлять снова.
install-settling = Узнаём, что получилось: {$name}…
install-understood = Закрыть сообщение
install-accounts-unread = Не удалось прочитать список аккаунтов
    .next = Исправьте или удалите accounts.json в папке данных студии. Секреты лежат в связке ключей и останутся.
install-accounts-unwritten = Не удалось записать список аккаунтов
    .next = Проверьте, можно ли писать в папку данных студии.
install-fills-unwritten = Не удалось запомнить введённые значения
    .next = Исправьте или удалите installs.json в папке данных студии либо проверьте, можно ли в неё писать.
install-account-gone = Аккаунта с именем {$name} больше нет
    .next = Его удалили в другом окне или командой. Добавьте его заново.
install-no-token = Для этого аккаунта нет токена
    .next = Возьмите его на вкладке «Ключи и доступы» интеграции и войдите с ним.
install-no-keyring = Связка ключей не сохранила секрет
    .next = Разблокируйте её или выберите «Нигде, спрашивать».
install-bad-name = В имени должно быть от 1 до 40 символов
install-name-taken = Аккаунт с именем {$name} уже есть
    .next = Выберите другое имя.
install-upload-refused = Страница аккаунта не приняла архив
    .next = Это слова самого сервера. Если панель «Проблемы» ничего не называет, проверьте форму интеграции, например код.
install-watch-in-vain = За 5 минут эта версия не появилась
    .next = Проверьте на странице аккаунта, сохранён ли архив и чей это токен. Потом подождите ещё раз.
install-unverified = Не удалось прочитать, что получилось
    .next = Прежде чем повторять, проверьте ещё раз, что показывает аккаунт.

install-this-build = Эта сборка
install-in = {$name}
install-state-unknown = Пока неизвестно
install-state-absent = Не загружен
install-state-uploaded = Загружен, не установлен
install-state-installed = Установлен
install-look = Проверить ещё раз
install-code = Код
    .help = Его даёт виджету аккаунт: он указан на вкладке «Ключи и доступы» интеграции. Если код есть в манифесте, берётся оттуда.
install-code-manifest = Из манифеста
install-code-remembered = Из памяти: под этим кодом аккаунт уже показывал этот виджет, из {$place}
install-code-doubt = Код не подставлен: здесь код {$code} у виджета «{$name}» из {$place}, а это может быть другой виджет
install-code-take = Взять {$code}
install-same = Ничто не мешает: в аккаунте эта же сборка, поля и области подключения совпадают
install-pipeline = Источник сделок в воронке «{$name}»
install-upload-to = Загрузка: {$name}
install-upload-practice = Архив собирается в памяти и сразу загружается. На диск ничего не пишется.
install-upload-amo = Документированного способа загрузить архив через API нет. Соберите архив, добавьте его в аккаунте (amoМаркет → ⋯ → Создать интеграцию или Установленные → интеграция → Редактировать) и подождите здесь, пока появится версия. При каждой загрузке повышайте версию.
install-upload-kommo = Документированного способа загрузить архив через API нет. Соберите архив, добавьте его в аккаунте (Настройки → Интеграции → Создать интеграцию) и подождите здесь, пока появится версия. Нужен тариф Advanced или выше либо пробный аккаунт. При каждой загрузке повышайте версию.
install-pack = Собрать widget.zip…
install-open-page = Открыть аккаунт
install-watch = Ждать {$version}

install-settings = Настройки
install-fields-account = { $count ->
    [0] аккаунт не просит полей
    [one] {$count} поле из шаблона аккаунта
    [few] {$count} поля из шаблона аккаунта
   *[many] {$count} полей из шаблона аккаунта
}
install-fields-manifest = { $count ->
    [0] полей нет, судя по манифесту
    [one] {$count} поле, судя по манифесту: шаблона в аккаунте нет
    [few] {$count} поля, судя по манифесту: шаблона в аккаунте нет
   *[many] {$count} полей, судя по манифесту: шаблона в аккаунте нет
}
install-custom = JSON или число
install-not-remembered = Не запоминается
install-no-users = Список пользователей аккаунт показывает только администраторам
install-find = Найти пользователя
install-find-user = Найти пользователя: {$field}
install-refused-at = путь {$path}, код {$code}
install-body = Тело запроса
install-masked = Пароли показаны как {$mask}, а отправляются как есть
install-samples = Заполнить примерами
install-into = Установить: {$name}
install-uninstall-from = Отключить: {$name}

install-sure-install = Виджет уже установлен, аккаунт: {$name}. Если отправить настройки ещё раз, они могут заменить все прежние — и те, которых нет в этой форме.
install-sure-uninstall = Виджет перестанет работать у всех, а его настройки пропадут; аккаунт: {$name}. Вместе с ним могут перестать действовать токены его собственной интеграции.
install-sure-remove = Аккаунт {$name} исчезнет из этого списка, а его секреты — из связки ключей. В самом аккаунте ничего не изменится.
install-locked = Это рабочий аккаунт. Чтобы продолжить, введите {$subdomain}.
install-subdomain = Поддомен

install-receipt-done = {$name}: установлен, проверено
install-receipt-again = {$name}: установлен повторно
install-receipt-unseen = {$name}: установлен; настройки проверить нельзя
install-receipt-unclear = {$name}: установлен; дошли ли новые настройки, не видно
install-receipt-differs = {$name}: установлен, но с другими настройками
install-receipt-not = {$name}: не установлен
install-receipt-refused = Аккаунт ответил ошибкой, виджет не установлен: {$name}
install-receipt-removed = {$name}: отключён, проверено
install-receipt-still = {$name}: всё ещё установлен
install-receipt-active = По данным аккаунта: виджет установлен
install-receipt-inactive = По данным аккаунта: виджет не установлен
install-receipt-gone = По данным аккаунта: такого виджета больше нет
install-receipt-version = Версия {$version}
install-receipt-close = Закрыть отчёт
install-echo-same = Настройки вернулись такими, какими были отправлены
install-echo-hidden = Настройки аккаунт показывает только самой интеграции виджета, сравнить их нельзя

install-requests = Запросы
install-no-requests = Пока ничего не отправлено
install-sent = Отправлено
install-answer = Ответ
install-curl = Скопировать запрос командой curl, без секретов
install-curl-cut = Скопировать запрос командой curl. Тело хранится не целиком: прежде чем запускать команду, запишите его полностью в { $file }
install-curl-refused = Команды нет: в адресе секрет, который нигде не хранится
install-copy-address = Скопировать адрес
install-har = Скопировать показанные запросы как HTTP-архив (HAR), без секретов
install-history-search = Аккаунт, путь или статус
install-history-count = { $count ->
    [one] {$count} запрос
    [few] {$count} запроса
   *[many] {$count} запросов
}

install-list = Прочитать список
install-find-widget = Код или ID
install-which-all = Все
install-which-installed = Установленные
install-widgets-count = { $count ->
    [one] {$count} виджет
    [few] {$count} виджета
   *[many] {$count} виджетов
}
install-column-version = Версия
install-column-state = Состояние
install-column-rating = Рейтинг
install-column-fields = Полей
install-column-dp = Цифр. воронка
install-column-source = Источник

install-fault = Что идёт не так
    .about = Учебный аккаунт может имитировать сбои, чтобы вы увидели, как их переносит виджет
install-fault-none = Ничего
install-fault-slow = Медленно
install-fault-429 = 429
install-fault-500 = 500
install-fault-403 = 403, пока не снимет поддержка
install-fault-html = Страница HTML
install-fault-json = Испорченный JSON
install-fault-drop = Обрыв связи
install-fault-402 = 402, не оплачен
install-fault-users = Отказ в списке пользователей
install-fault-tokens = Токен закончился
install-fault-redirect = Перенаправление
install-fault-lost = Ответ потерян

install-many-accounts = Много аккаунтов
install-salesbot = Salesbot
install-continuing = Продолжаем бота в аккаунте {$name}…
install-repeating = Отправляем запрос ещё раз: {$name}…
install-repeated = Запрос отправлен ещё раз: он первый в истории
install-har-save = Сохранить показанные запросы как HTTP-архив (HAR), без секретов
install-which = Фильтр
    .help = Аккаунт не сообщает, чей это виджет. Публичными здесь считаются те, у которых есть рейтинг, своими — те, у которых его нет.
install-which-own = Свои
install-which-public = Публичные
install-columns = Столбцы
    .about = Что показывает таблица
install-yes = да
install-no-page = {$code}: у учебного аккаунта нет страниц
install-open-widget = Открыть страницу {$code} в аккаунте
install-no-widgets = Ни один виджет не подходит
install-settings-shown = показаны
install-settings-hidden = не показаны
install-column-pipeline = Воронка
install-column-solution = Отраслевое решение
install-column-integration = Интеграция
install-column-settings = Настройки
install-column-number = ID
install-column-rest = Другие ключи

install-sign-in-by = Вход
install-by-code = Код интеграции
    .help = ID, секретный ключ, redirect URI и код на 20 минут с вкладки «Ключи и доступы» интеграции. Токены обновляются сами.
install-by-code-none = Обновляемые токены нужно где-то хранить, а работающей связки ключей на этом компьютере нет. Войдите с долгосрочным токеном.
install-client-id = ID интеграции
install-client-secret = Секретный ключ
install-redirect-uri = Redirect URI
install-auth-code = Код на 20 минут
install-keep-code = В связке ключей системы под именем «widget-studio»: токены и секретный ключ интеграции. Уберите аккаунт здесь — удалятся и они.
install-renew = Войти заново
install-secret = Секрет
install-token-renews = токен обновляется сам
install-token-silent = в токене не указано
install-about = Об этом аккаунте
install-about-close = Закрыть сведения об аккаунте
install-none = Аккаунт не выбран
install-copy = Скопировать: {$name}
install-practice-token = Учебный токен
install-practice-curl = Для curl
install-practice-open = Пока студия открыта, учебный аккаунт отвечает и curl, и вашим скриптам. К настоящим аккаунтам этот токен не подходит.
install-before = Проверка перед установкой
install-before-all = Показать все ({$count})
install-before-few = Свернуть
install-go-to = К полю
install-and-more = (и ещё {$count})
install-required = обязательные
install-custom-error = Это ещё не JSON: строка {$line}, столбец {$column}
install-find-none = Такого пользователя нет
install-step-pack = Собрать
install-step-upload = Загрузить
    .about = Ваш ход, в браузере
install-step-install = Установить
    .about = Дальше само
install-show-file = Показать файл
install-watch-no-code = Сначала укажите код: по нему понятно, какой виджет ждать
install-to-do = { $count ->
        [one] Осталось {$count} дело
        [few] Осталось {$count} дела
       *[many] Осталось {$count} дел
    }
install-goes-on-locked = В рабочий аккаунт ничего не устанавливается само: сначала введите его поддомен
install-step-install-locked = Когда вы снимете замок
requests-ms = {$count} мс
requests-no-answer = нет ответа
requests-announced = отправлен
install-goes-on = Установить, как только появится {$version}
install-goes-on-in = { $seconds ->
    [one] Продолжим через {$seconds} секунду
    [few] Продолжим через {$seconds} секунды
   *[many] Продолжим через {$seconds} секунд
}
install-receipt-other = {$name}: установлен, но не эта сборка
install-known-shown = Сейчас аккаунт показывает такие настройки:
install-known-sent = Своих настроек аккаунт не показывает. В прошлый раз отсюда отправлено, без паролей:
install-known-none = Своих настроек аккаунт не показывает, и отсюда ничего ещё не отправляли.

settings-no-object = Настройки должны быть объектом: {"{"} "поле": значение {"}"}
settings-duplicate = Строка {$line}, столбец {$column}: {$key} указано второй раз; первый — в строке {$first-line}, столбце {$first-column}
settings-not-json = Строка {$line}, столбец {$column}: { $what ->
        [empty] здесь пока пусто
        [comment] в JSON не бывает комментариев
        [surplus-comma] лишняя запятая
        [quotes] имена и тексты пишутся в прямых двойных кавычках
        [comma] не хватает запятой или закрывающей скобки
        [colon] не хватает двоеточия
        [brace] скобка не закрыта
        [end] после объекта есть что-то ещё
        [unterminated] не хватает закрывающей кавычки
        [character] этот знак записывается экранированным
        [number] это не число
        [key] не хватает имени в двойных кавычках
        [value] значения нет или оно записано неверно
       *[other] это не JSON
    }
