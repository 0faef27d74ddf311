# Одна сборка во многих аккаунтах.
fleet-title = Сборка {$version} во многих аккаунтах
fleet-chosen = Выбрано {$chosen} из {$count}
fleet-code-known = свой в каждом аккаунте
fleet-look = Посмотреть
fleet-install = Установить
fleet-uninstall = Удалить
fleet-trial = Установить, проверить, удалить
fleet-look-now = Посмотреть во всех выбранных аккаунтах
fleet-at-once = { $count ->
    [one] по {$count} за раз
    [few] по {$count} сразу
   *[many] по {$count} сразу
}
fleet-at-once-name = Сколько аккаунтов одновременно
fleet-all = Все аккаунты
fleet-code = Код
    .help = Для аккаунтов, в которых студия не знает другого кода. Где виджет уже встречался, берётся его код в том аккаунте.
fleet-practice-host = в студии, без сети
fleet-unknown = ещё не смотрели
fleet-absent = Не загружен
    .next = Сначала загрузите сборку в этот аккаунт: стрелка ведёт туда.

fleet-settings = Настройки для всех аккаунтов
    .about = Один набор на всех, в виде JSON. Он сверяется с манифестом этой сборки.
fleet-from-form = Из формы
fleet-not-packed = Не удалось собрать архив
    .next = Посмотрите проблемы внизу окна.

fleet-column-account = Аккаунт
fleet-column-host = Адрес
fleet-column-version = В аккаунте
fleet-column-build = Сборка
fleet-column-state = Состояние
fleet-column-progress = Ход
fleet-column-result = Итог
fleet-column-why = Почему
fleet-column-time = Время
fleet-phase-look = Поиск
fleet-phase-install = Установка
fleet-phase-verify = Проверка
fleet-phase-uninstall = Удаление
fleet-runs = идёт
fleet-seconds = {$seconds} с
fleet-progress-of = {$name}: ход
fleet-waits = В очереди
fleet-paused = Лимит запросов, ждём {$seconds} с
fleet-now-look = Смотрим
fleet-now-install = Устанавливаем
fleet-now-verify = Сверяем
fleet-now-uninstall = Удаляем

fleet-done = Готово
fleet-looked = Посмотрели
fleet-unclear = Нельзя узнать
fleet-other-settings = Вернулись другие настройки
fleet-other-keys = Вернулись другие настройки: {$keys}
fleet-not-installed = Не установлен
fleet-still-installed = Всё ещё установлен
fleet-open = Отправлено, не проверено
fleet-bad-settings = Настройки не приняты
fleet-other-version = Там версия {$version}
    .next = В аккаунте версия {$version}, а не эта сборка: ничего не отправлено. Сначала загрузите сборку в этот аккаунт: стрелка ведёт туда.
fleet-no-token = Нет токена
    .next = Сначала войдите в этот аккаунт: стрелка ведёт туда.
fleet-no-code = Код неизвестен
    .next = Введите код виджета выше или откройте аккаунт и найдите виджет там.
fleet-stopped = Остановлено, ничего не отправлено
    .next = До этого аккаунта очередь не дошла. В нём ничего не изменилось.
fleet-why = {$name}: что делать
fleet-open-account = Открыть {$name}

fleet-unlock = Разблокировать…
fleet-unlock-account = Разблокировать {$name} на один запуск
fleet-sure-unlock = В аккаунте {$name} работает компания. Он участвует только в следующем запуске, потом снова под замком.
fleet-install-into = { $count ->
    [one] Установить в {$count} аккаунт
    [few] Установить в {$count} аккаунта
   *[many] Установить в {$count} аккаунтов
}
fleet-uninstall-from = { $count ->
    [one] Удалить из {$count} аккаунта
   *[other] Удалить из {$count} аккаунтов
}
fleet-try-in = { $count ->
    [one] Установить, проверить, удалить в {$count} аккаунте
   *[other] Установить, проверить, удалить в {$count} аккаунтах
}
fleet-sure-install = { $count ->
    [one] Виджет будет установлен в {$count} аккаунте. Если он там уже установлен, новые настройки могут заменить все прежние.
   *[other] Виджет будет установлен с одними и теми же настройками в {$count} аккаунтах. Где он уже установлен, они могут заменить все прежние.
}
fleet-sure-uninstall = { $count ->
    [one] Виджет перестанет работать у всех в {$count} аккаунте. Вместе с ним могут закончиться токены его интеграции.
   *[other] Виджет перестанет работать у всех в {$count} аккаунтах. Вместе с ним могут закончиться токены его интеграции.
}
fleet-sure-trial = { $count ->
    [one] Виджет будет установлен в {$count} аккаунте, сверен и удалён. Если он был там установлен, после этого его не будет, и настройки пропадут.
   *[other] Виджет будет установлен в {$count} аккаунтах, сверен и удалён. Где он был установлен, после этого его не будет, и настройки пропадут.
}
fleet-stopping = Останавливаем…
fleet-done-of = {$done} из {$count}
fleet-count-good = { $count ->
    [one] {$count} готов
   *[other] {$count} готово
}
fleet-count-bad = {$count} с ошибкой
fleet-count-barred = { $count ->
    [one] {$count} не начат
   *[other] {$count} не начато
}
fleet-not-json = Это не JSON: строка {$line}, столбец {$column}
fleet-sum-opened = сумма файла {$name}, который был открыт на этом компьютере.
fleet-sum-packed = сумма архива, в который собираются эти файлы.
fleet-sum-basis = О загруженном аккаунт показывает только версию: она и сравнивалась.
fleet-report = Отчёт…
fleet-summary = Как задумано — в {$done} из {$count} аккаунтов, иначе — в {$failed}
document-fleet = Отчёт по аккаунтам
    .about = Что получилось с этой сборкой в каждом аккаунте. Токенов, паролей и настроек в нём нет.
