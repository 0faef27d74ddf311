# Команды без окна.
cli-ignored = { $count ->
    [one] В .widget-studio.json самого виджета {$count} запись о принятых замечаниях. Она не учтена; чтобы учесть её, добавьте --accepted
    [few] В .widget-studio.json самого виджета {$count} записи о принятых замечаниях. Они не учтены; чтобы учесть их, добавьте --accepted
   *[other] В .widget-studio.json самого виджета {$count} записей о принятых замечаниях. Они не учтены; чтобы учесть их, добавьте --accepted
}
cli-guessed = Проверено как виджет для {$product}: так видно по самому виджету, другой продукт задаёт --product
cli-fixed = { $count ->
    [0] Безопасных исправлений нет
    [one] Внесено и сохранено {$count} безопасное исправление
    [few] Внесено и сохранено {$count} безопасных исправления
   *[many] Внесено и сохранено {$count} безопасных исправлений
}
cli-packed = {$file}: { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}, {$size}
cli-packed-with-errors = Архив собран, хотя в виджете { $errors ->
    [one] {$errors} ошибка
    [few] {$errors} ошибки
   *[many] {$errors} ошибок
}
cli-not-packed = Архив не собран: в виджете { $errors ->
    [one] {$errors} ошибка
    [few] {$errors} ошибки
   *[many] {$errors} ошибок
}
    .next = Исправьте перечисленное выше (check --why расскажет подробнее, check --fix исправит то, что безопасно) или соберите архив как есть с --force.
cli-no-display = Нет дисплея, на котором можно открыть окно
    .next = Запустите программу в графическом сеансе или работайте без окна: widget-studio check ПУТЬ, widget-studio pack ПУТЬ.
cli-no-output = Не удалось вывести результат: {$reason}

cli-no-window = Не удалось открыть окно: {$reason}
    .next = Команды «widget-studio check ПУТЬ» и «widget-studio pack ПУТЬ» работают без него.

cli-exported = {$file}: { $rows ->
    [one] {$rows} ключ
    [few] {$rows} ключа
   *[many] {$rows} ключей
}, { $locales ->
    [one] {$locales} язык
    [few] {$locales} языка
   *[many] {$locales} языков
}
cli-left-out = i18n/{$locale}.json не читается и в таблицу не попал
cli-imported = { $count ->
    [0] Менять нечего
    [one] Изменён и сохранён {$count} текст
    [few] Изменены и сохранены {$count} текста
   *[many] Изменено и сохранено {$count} текстов
}
cli-would-import = { $count ->
    [0] Менять нечего
    [one] Изменится {$count} текст
    [few] Изменятся {$count} текста
   *[many] Изменится {$count} текстов
}, ничего не записано
cli-import-refused = Ничего не записано: { $count ->
    [one] отклонена {$count} запись
    [few] отклонены {$count} записи
   *[many] отклонено {$count} записей
}
    .next = Исправьте в таблице то, что отмечено знаком «!», и загрузите её снова.
cli-import-failed = Тексты не удалось изменить: {$reason}
    .next = Ничего не записано. Выгрузите тексты ещё раз и внесите изменения в новую таблицу.
cli-row = строка {$row}
cli-images-not-made = Не удалось создать изображения: {$reason}
    .next = Ничего не записано. Попробуйте другое изображение.
cli-images-passed-over = Файл {$file} оставлен как есть: {$reason}
cli-images-nothing-to-shrink = Ни один PNG без потерь уже не уменьшить

# Команды, которые работают с аккаунтом.
cli-no-home = Нет папки для данных программы
    .next = Задайте HOME или укажите папку в WIDGET_STUDIO_CONFIG_DIR.
cli-accounts-unread = Не удалось прочитать список аккаунтов в {$path}
    .next = Исправьте или удалите там файл accounts.json. Секреты лежат в связке ключей и останутся.
cli-accounts-unwritten = Не удалось записать список аккаунтов в {$path}
    .next = Проверьте права на папку и свободное место.
cli-exposed = Секреты из командной строки не принимаются: её видят другие пользователи компьютера и запоминает оболочка
    .next = Положите токен в переменную окружения WIDGET_STUDIO_TOKEN. Если его уже кто-то мог увидеть, отзовите его.
cli-no-token = Нет токена
    .next = Положите его в переменную окружения WIDGET_STUDIO_TOKEN. Он есть на вкладке «Ключи и доступы» интеграции.
cli-no-variable = Переменная окружения {$variable} пуста
    .next = Положите в неё значение с вкладки «Ключи» интеграции.
cli-unknown-account = Нет аккаунта с именем {$name}
    .next = Посмотрите, какие есть: widget-studio account list.
cli-no-keyring = Связка ключей системы не работает
    .next = Разблокируйте её или добавьте аккаунт с --ask-each-time: тогда секреты не хранятся, а каждая команда читает WIDGET_STUDIO_TOKEN.
cli-account-name = В имени должно быть от 1 до 40 символов
    .next = Выберите другое имя.
cli-account-taken = Аккаунт с именем {$name} уже есть
    .next = Выберите другое имя или удалите старый: widget-studio account remove.
cli-account-added = Аккаунт {$name} добавлен: {$host}
cli-account-in-keyring = Секреты лежат в связке ключей системы под именем «widget-studio». Удаляет их команда widget-studio account remove.
cli-account-asked = Секреты не хранятся: каждая команда читает {$variable}.
cli-account-removed = Аккаунт {$name} удалён вместе с секретами
cli-no-accounts = Пока не добавлено ни одного аккаунта
cli-kind-sandbox = песочница
cli-kind-production = рабочий
cli-kept-keyring = секреты в связке ключей
cli-kept-asked = токен спрашивается каждый раз
cli-yes = да
cli-no = нет
cli-unknown = неизвестно
cli-account = Аккаунт
cli-is-practice = Это учебный аккаунт: всё в нём вымышлено
cli-account-id = ID
cli-account-user = Пользователь
cli-account-admin = Администратор
cli-account-technical = Технический аккаунт
cli-account-token-ends = Токен истекает
cli-token-ends-soon = Токен истекает { $days ->
    [0] меньше чем через день
    [one] через {$days} день
    [few] через {$days} дня
   *[many] через {$days} дней
}: получите новый заранее
cli-installed = установлен
cli-not-installed = не установлен
cli-widgets = {$account}: { $count ->
    [one] {$count} виджет
    [few] {$count} виджета
   *[many] {$count} виджетов
}
cli-status-installed = {$account}: {$code} {$version} установлен
cli-status-uploaded = {$account}: {$code} {$version} есть, но не установлен
cli-no-code = Нельзя понять, какой это виджет в аккаунте: в манифесте нет кода
    .next = Добавьте --code КОД. Код — на вкладке «Ключи и доступы» интеграции.
cli-locked = {$host} — рабочий аккаунт, он под замком
    .next = Если это и нужно, добавьте --confirm {$subdomain}.
cli-other-version = В аккаунте версия {$version}, а здесь {$here}: ничего не отправлено
    .next = Сначала загрузите эту версию в аккаунт. Чтобы установить ту, что в аккаунте, добавьте --any-version.
cli-settings-unread = Не удалось прочитать настройки из {$path}
    .next = В файле должен быть объект JSON со значением для каждого поля, например "login": "example".
cli-bad-settings = Настройки не подходят к полям виджета
    .next = Исправьте их и попробуйте снова. Ничего не отправлено.
cli-install-done = {$account}: {$code} {$version} установлен, проверено
cli-install-unclear = {$account}: {$code} {$version} установлен. Дошли ли новые настройки, не видно
cli-install-differs = {$account}: {$code} {$version} установлен, но отличаются настройки
cli-install-not = {$account}: {$code} {$version} не установлен
cli-install-again = Виджет был установлен и раньше; новые настройки могли заменить все прежние
cli-uninstall-done = {$account}: {$code} отключён, проверено
cli-uninstall-not = {$account}: {$code} всё ещё установлен
cli-answer-lost = Ответ потерялся ({$reason}); чтение виджета показало, что получилось
cli-answer-error = Аккаунт ответил ошибкой ({$reason}); чтение виджета показало, что получилось
cli-install-refused = {$account}: аккаунт ответил ошибкой, {$code} {$version} не установлен
cli-unverified = Не удалось прочитать, что получилось
    .next = Чтобы узнать, выполнено ли оно, прежде чем повторять, выполните {$command}
cli-stopped-sent = Остановлено. Изменение виджета {$code} ({$account}) уже отправлено; выполнил ли его аккаунт, неизвестно
    .next = Чтобы узнать, выполнено ли оно, выполните {$command}
cli-unverified-token = Аккаунт принял изменение, но больше не знает этот токен
    .next = Отключение виджета прекращает действие токенов его интеграции. Войдите с новым токеном, чтобы увидеть результат.
cli-save-write = Не удалось записать {$path}: {$reason}{ $written ->
    [0] {""}
    [one] {" "}({$written} файл уже записан, и вернуть его не удалось: {$files})
    [few] {" "}({$written} файла уже записаны, и вернуть их не удалось: {$files})
   *[many] {" "}({$written} файлов уже записано, и вернуть их не удалось: {$files})
}
    .next = { $written ->
        [0] На диске ничего не изменилось.
       *[other] Остальные файлы прежние.
    } Устраните причину и повторите команду.

# История запросов
cli-history-unread = Не удалось прочитать историю запросов в {$path}
    .next = Проверьте права на файл history.jsonl в этой папке.
cli-history-unknown = В истории нет запроса {$id}
    .next = Посмотрите, какие есть: widget-studio history. Хранятся последние 2000 за 30 дней.
cli-history-count = { $shown ->
    [one] {$shown} запрос
    [few] {$shown} запроса
   *[many] {$shown} запросов
} из {$count}
cli-history-took = {$ms} мс
cli-history-request = Отправлено:
cli-history-response = Ответ:

# Несколько аккаунтов
cli-many-host = Несколько аккаунтов указывают через --account, а не через --host
    .next = Дайте имя каждому аккаунту командой widget-studio account add. Потом укажите эти имена через --account.
cli-many-report = Непонятно, в каком виде нужен отчёт {$path}
    .next = Укажите файл с окончанием .md, .html или .csv.
cli-many-no-token = Войдите в {$account} командой widget-studio account add или положите его токен в {$variable}.
cli-many-absent = Загрузите архив в этот аккаунт на странице интеграции и попробуйте снова.
cli-many-other-version = В аккаунте версия {$version}, а не эта сборка: ничего не отправлено. Загрузите сборку в этот аккаунт на странице интеграции и попробуйте снова.
