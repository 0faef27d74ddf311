# Одна сборка во многих аккаунтах.
bulk-title = Сборка {$version} во многих аккаунтах
bulk-chosen = Выбрано {$chosen} из {$count}
bulk-code-known = свой в каждом аккаунте
bulk-look = Посмотреть
bulk-install = Установить
bulk-uninstall = Отключить
bulk-trial = Установить, проверить, отключить
bulk-look-now = Посмотреть во всех выбранных аккаунтах
bulk-at-once = { $count ->
    [one] по {$count} за раз
    [few] по {$count} сразу
   *[many] по {$count} сразу
}
bulk-at-once-name = Сколько аккаунтов одновременно
bulk-all = Все аккаунты
bulk-code = Код
    .help = Для аккаунтов, в которых студия не знает другого кода. Где виджет уже встречался, берётся его код в том аккаунте.
bulk-practice-host = в студии, без сети
bulk-unknown = ещё не смотрели
bulk-absent = Не загружен
    .next = Сначала загрузите сборку в этот аккаунт: стрелка ведёт туда.

bulk-settings = Настройки для всех аккаунтов
    .about = Один набор на всех, в виде JSON. Он сверяется с манифестом этой сборки.
bulk-from-form = Из формы
bulk-not-packed = Не удалось собрать архив
    .next = Посмотрите проблемы внизу окна.

bulk-column-account = Аккаунт
bulk-column-host = Адрес
bulk-column-version = В аккаунте
bulk-column-build = Сборка
bulk-column-state = Состояние
bulk-column-progress = Ход
bulk-column-result = Итог
bulk-column-why = Почему
bulk-column-time = Время
bulk-phase-look = Поиск
bulk-phase-install = Установка
bulk-phase-verify = Проверка
bulk-phase-uninstall = Отключение
bulk-runs = идёт
bulk-seconds = {$seconds} с
bulk-progress-of = {$name}: ход
bulk-waits = В очереди
bulk-paused = Лимит запросов, ждём {$seconds} с
bulk-now-look = Смотрим
bulk-now-install = Устанавливаем
bulk-now-verify = Сверяем
bulk-now-uninstall = Отключаем

bulk-done = Готово
bulk-looked = Посмотрели
bulk-unclear = Нельзя узнать
bulk-other-settings = Вернулись другие настройки
bulk-other-keys = Вернулись другие настройки: {$keys}
bulk-not-installed = Не установлен
bulk-still-installed = Всё ещё установлен
bulk-open = Отправлено, не проверено
bulk-bad-settings = Настройки не приняты
bulk-bad-field = {$field}: {$reason}
bulk-other-version = Там версия {$version}
    .next = В аккаунте версия {$version}, а не эта сборка: ничего не отправлено. Сначала загрузите сборку в этот аккаунт: стрелка ведёт туда.
bulk-no-token = Нет токена
    .next = Сначала войдите в этот аккаунт: стрелка ведёт туда.
bulk-no-code = Код неизвестен
    .next = Введите код виджета выше или откройте аккаунт и найдите виджет там.
bulk-stopped = Остановлено, ничего не отправлено
    .next = До этого аккаунта очередь не дошла. В нём ничего не изменилось.
bulk-why = {$name}: что делать
bulk-open-account = Открыть {$name}

bulk-unlock = Разблокировать…
bulk-unlock-account = Разблокировать {$name} на один запуск
bulk-sure-unlock = В аккаунте {$name} работает компания. Он участвует только в следующем запуске, потом снова под замком.
bulk-install-into = { $count ->
    [one] Установить в {$count} аккаунт
    [few] Установить в {$count} аккаунта
   *[many] Установить в {$count} аккаунтов
}
bulk-uninstall-from = { $count ->
    [one] Отключить в {$count} аккаунте
   *[other] Отключить в {$count} аккаунтах
}
bulk-try-in = { $count ->
    [one] Установить, проверить, отключить в {$count} аккаунте
   *[other] Установить, проверить, отключить в {$count} аккаунтах
}
bulk-sure-install = { $count ->
    [one] Виджет будет установлен в {$count} аккаунте. Если он там уже установлен, новые настройки могут заменить все прежние.
   *[other] Виджет будет установлен с одними и теми же настройками в {$count} аккаунтах. Где он уже установлен, они могут заменить все прежние.
}
bulk-sure-uninstall = { $count ->
    [one] Виджет перестанет работать у всех в {$count} аккаунте. Вместе с ним могут закончиться токены его интеграции.
   *[other] Виджет перестанет работать у всех в {$count} аккаунтах. Вместе с ним могут закончиться токены его интеграции.
}
bulk-sure-trial = { $count ->
    [one] Виджет будет установлен в {$count} аккаунте, сверен и отключён. Если он был там установлен, после этого его не будет, и настройки пропадут.
   *[other] Виджет будет установлен в {$count} аккаунтах, сверен и отключён. Где он был установлен, после этого его не будет, и настройки пропадут.
}
bulk-stopping = Останавливаем…
bulk-done-of = {$done} из {$count}
bulk-count-good = { $count ->
    [one] {$count} готов
   *[other] {$count} готово
}
bulk-count-bad = {$count} с ошибкой
bulk-count-blocked = { $count ->
    [one] {$count} не начат
   *[other] {$count} не начато
}
bulk-not-json = Это не JSON: строка {$line}, столбец {$column}
bulk-sum-opened = сумма файла {$name}, который был открыт на этом компьютере.
bulk-sum-packed = сумма архива, в который собираются эти файлы.
bulk-sum-basis = О загруженном аккаунт показывает только версию: она и сравнивалась.
bulk-report = Отчёт…
bulk-summary = Успешно: {$done} из {$count}, с ошибкой: {$failed}
document-bulk = Отчёт по аккаунтам
    .about = Что получилось с этой сборкой в каждом аккаунте. Токенов, паролей и настроек в нём нет.

bulk-not-kept = Прогон не удалось сохранить: {$reason}
bulk-column-id = ID аккаунта
bulk-column-user = Пользователь токена
bulk-column-compared = Сверено
bulk-compared-settings = версия, состояние и настройки
bulk-compared-version = версия и состояние; настройки не показаны
bulk-compared-state = состояние
bulk-users = Номера пользователей в каждом аккаунте свои: «me» — пользователь токена, «аккаунт/504141» — пользователь одного аккаунта.
bulk-tokens = Токены для этого прогона
bulk-token-of = Токен для {$name}
bulk-earlier = Прежние прогоны
    .about = Отчёты сохранённых прогонов
install-token-to = Токен отправится на {$host}
install-receipt-keep = Копировать или сохранить квитанцию
document-receipt = Квитанция
    .about = Что показал аккаунт после изменения. Токенов, паролей и настроек в ней нет.
