# Приёмка: один архив, одно место, журнал итогов с доказательствами.
acceptance-group-life = Установка и обновление
acceptance-group-areas = Области
acceptance-group-settings = Окно настройки
acceptance-group-callbacks = Колбэки
acceptance-group-bot = Выходы бота
acceptance-group-languages = Языки
acceptance-group-trouble = Неполадки
acceptance-group-own = Свои пункты
acceptance-passed = Успех
acceptance-failed = Провал
acceptance-blocked = Блок
acceptance-skipped = Пропуск
acceptance-open = Открыт
acceptance-proposed = {$verdict} — по мнению студии, нужно подтвердить
acceptance-by-studio = Студия
acceptance-evidence = Доказательства
    .about = собрала студия, секреты скрыты
acceptance-evidence-timeline = События
acceptance-evidence-console = Консоль
acceptance-evidence-requests = Запросы
acceptance-evidence-account = Ответы аккаунта
acceptance-evidence-picture = Снимок
acceptance-place-stand-in = Учебная CRM вкладки «Запуск»
acceptance-summary = Успешно: {$passed}, провалено: {$failed}, заблокировано: {$blocked}, пропущено: {$skipped}, открыто: {$open}
acceptance-title-of = Приёмка {$number}: {$widget} {$version}
acceptance-basis = Сумма — того архива, который был открыт. Аккаунт сообщает версию загруженного, но не сумму.
acceptance-fact-archive = Архив
acceptance-fact-sum = SHA-256
acceptance-fact-version = Версия
acceptance-fact-profile = Проверена как
acceptance-fact-place = Где
acceptance-fact-began = Начата
acceptance-fact-studio = Сделана в
acceptance-fact-signed = Подпись
acceptance-fact-remark = Примечание
acceptance-not-signed = не подписана
acceptance-column-case = Пункт
acceptance-column-result = Итог
acceptance-column-note = Что случилось
acceptance-steps = Шаги
acceptance-expected = Ожидается
acceptance-happened = Что случилось
acceptance-change-broken = Больше не проходит
acceptance-change-mended = Теперь проходит
acceptance-change-other = Изменилось
acceptance-change-added = Новый
acceptance-change-gone = Убран
acceptance-change-same = Как прежде
acceptance-change-text = Текст пункта другой
acceptance-error-io = Не удаётся прочитать или записать {$path}: {$reason}
    .next = Проверьте, есть ли место на диске и ваш ли это файл, и повторите.
acceptance-error-signed = Эта приёмка подписана
    .next = Начните новую приёмку: подписанное не меняется.
acceptance-error-unknown = В приёмке нет такого пункта
    .next = Выберите пункт этой приёмки.
acceptance-error-note = Не хватает пояснения
    .next = Напишите, что случилось или почему.
acceptance-error-name = Не указано имя
    .next = Введите имя того, кто подписывает.
acceptance-error-open = Есть открытые пункты
    .next = Решите по каждому пункту, затем подпишите.
acceptance-error-failures = Есть проваленные пункты
    .next = Отметьте, что подписываете с ошибками.
acceptance-error-much = Больше в приёмку не помещается
    .next = Подпишите её или начните новую.
acceptance-error-folder = Нет папки, где хранить приёмки
    .next = Запустите студию от пользователя с домашней папкой.
acceptance-error-picture = Это не изображение
    .next = Вставьте или перетащите PNG, JPEG, GIF, WebP или BMP.
acceptance-error-large = Снимок занимает {$size}, хранится не больше {$most}
    .next = Обрежьте его до главного.
acceptance-own-broken = Файл своих пунктов не читается и не перезаписывается
    .next = Исправьте .widget-studio/cases.json на вкладке файлов.
acceptance-own-large = Своих пунктов слишком много
    .next = Сначала уберите лишние.
acceptance-proof-scene = { $calls ->
    [one] {$calls} вызов
    [few] {$calls} вызова
   *[many] {$calls} вызовов
}, { $red ->
    [0] все удались
   *[other] не удались: {$red}
}; { $errors ->
    [0] в консоли ошибок нет
   *[other] ошибок в консоли: {$errors}
}
acceptance-proof-call = {$name} вернул {$gave} через {$ms} мс
acceptance-proof-thrown = {$name} бросил: {$what}
acceptance-proof-installed = {$host} показывает {$version}, установлен, с отправленными настройками
acceptance-proof-installed-unseen = {$host} показывает {$version}, установлен; настройки не показаны или другие
acceptance-proof-not-installed = {$host} показывает {$version}, не установлен
acceptance-proof-removed = {$host} больше не показывает его установленным
acceptance-proof-still = {$host} всё ещё показывает его установленным
document-acceptance = Приёмка
    .about = Один файл со всеми доказательствами или Markdown для тикета. Сумма архива есть в обоих.
document-fault = Сообщение об ошибке
    .about = Markdown для тикета. При сохранении — zip с ним и доказательствами.

# Окно.
acceptance-name = Приёмка
acceptance-about = Один архив, одно место и доказательства по каждому пункту
acceptance-live = Отладка
acceptance-pass = Приёмка {$number}
acceptance-all = Все приёмки
acceptance-report = Отчёт
acceptance-sign-off = Подписать…
acceptance-sign = Подписать
acceptance-sign-with = { $count ->
    [one] Подписать с {$count} ошибкой
    [few] Подписать с {$count} ошибками
   *[many] Подписать с {$count} ошибками
}
acceptance-signer = Имя
acceptance-remark = Примечание
acceptance-knows = { $count ->
    [one] Я знаю, что провален {$count} пункт
    [few] Я знаю, что провалены {$count} пункта
   *[many] Я знаю, что провалены {$count} пунктов
}
acceptance-signed-now = Приёмка подписана
acceptance-signed-by = Подпись: {$name}, {$when}
acceptance-begun = Начата {$when}, не подписана
acceptance-other-build = Подписана для другой сборки
acceptance-other-begun = Другой сборки
acceptance-frozen = Открытые файлы — другая сборка. Приёмка относится к своему архиву, её тексты заморожены.
acceptance-other-files = Открыты не те файлы, что в этой приёмке: события «Запуска» не прилагаются
acceptance-build = Сборка этой приёмки
acceptance-done-of = {$done} из {$count}
acceptance-case-of = {$at} из {$count}
acceptance-next = Следующий пункт
acceptance-previous = Предыдущий пункт
acceptance-auto = авто
acceptance-judge = Оценить, что можно
    .about = По событиям «Запуска» или по ответам аккаунта. Подтверждаете вы.
acceptance-confirm-all = { $count ->
    [one] Подтвердить {$count} оценку
    [few] Подтвердить {$count} оценки
   *[many] Подтвердить {$count} оценок
}
acceptance-attach = Приложить сейчас
    .about = События, консоль и запросы сцены или ответы аккаунта
acceptance-paste = Вставьте или перетащите снимок
acceptance-why = Почему
acceptance-keys = 1–4 — итог, N — следующий открытый пункт
acceptance-fault = Сообщение об ошибке…
acceptance-open-count = { $count ->
    [one] Открыт ещё {$count} пункт
    [few] Открыты ещё {$count} пункта
   *[many] Открыты ещё {$count} пунктов
}
acceptance-may-sign = По всем пунктам есть итог
acceptance-compare = Сравнить
    .about = Сравнить с другой приёмкой
acceptance-compared = Приёмка {$before} и приёмка {$now}
acceptance-where = Где
acceptance-begin = Начать приёмку
    .about = План составляется по архиву: области, настройки, колбэки, выходы бота и языки. Его тексты больше не меняются.
acceptance-choose = Выбрать архив…
acceptance-no-archive = Приёмка относится к архиву. Соберите виджет и выберите тот самый файл, который передаёте.
acceptance-passes = Приёмки этого виджета
acceptance-own-add = Добавить пункт…
acceptance-own-none = Пункты, которые знаете только вы. Они лежат рядом с виджетом и не попадают в архив.
acceptance-own-remove = Убрать «{$title}»
acceptance-own-edit = Изменить «{$title}»
acceptance-own-title = Свой пункт
    .about = Он войдёт в каждую приёмку, начатую после этого
acceptance-own-steps = Шаги, по одному в строке
acceptance-own-keep = Сохранить
dropped-many = { $count ->
    [one] Перетащен {$count} файл
    [few] Перетащено {$count} файла: открыть можно только один виджет за раз
   *[many] Перетащено {$count} файлов: открыть можно только один виджет за раз
}
