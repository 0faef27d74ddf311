# Вкладка «Настройки»: поля, их тексты, блоки областей, запрос на установку.

fields-part-window = Окно настройки
    .about = Что администратор заполняет при установке
fields-part-pipeline = Цифровая воронка
    .about = Что заполняют для каждого действия в воронке
fields-part-bot = Salesbot
    .about = Шаги конструктора ботов и что заполняют в каждом
fields-part-blocks = Ещё
    .about = Блоки, которые нужны областям подключения, и тур

fields-add = Добавить поле…
fields-new = Новое поле
fields-new-code = Код нового поля
fields-new-label = Подпись нового поля
fields-new-type = Тип нового поля
fields-new-required = Новое поле обязательно
fields-new-add = Добавить
fields-empty = Полей пока нет
fields-empty-about = Устанавливаемому виджету нужно хотя бы одно поле. У поля есть код, подпись на каждом языке и тип.
fields-malformed = Платформа ждёт в {$name} объект, чтобы у каждого поля был код. Значение оставлено как есть:
fields-from-list = Сделать поля из списка…
fields-from-list-title = Сделать поля из списка в {$name}
fields-from-list-about = Код каждого элемента станет ключом, подпись — ссылкой на текст. Проверьте коды перед применением.
fields-reorder = Перетащите или нажмите Alt и стрелку.

fields-code = Код
fields-code-of = Код поля {$name}
fields-code-rule = Латинские буквы, цифры и _, первой — буква; без повторов
fields-code-taken = Такой код уже есть у другого поля
fields-label = Подпись
fields-label-of = Подпись поля {$name}
fields-key = Ключ текста
fields-key-of = Ключ текста для {$name}
fields-key-rule = Раздел и имя, например settings.login; такого ключа ещё не должно быть
fields-type = Тип
fields-type-of = Тип поля {$name}
fields-type-text = Одна строка текста
fields-type-pass = Секрет, показывается точками
fields-type-users = По одному тексту на сотрудника, например внутренний номер
fields-type-users_lp = Логин и пароль для каждого сотрудника
fields-type-custom = Рисует скрипт виджета; не больше одного
fields-type-number = Число
fields-type-url = Ссылка
fields-column-code = Код и подпись
fields-column-required = Обязат.
fields-is-required = Обязательно
fields-is-optional = Необязательно
fields-required-of = Обязательное поле: {$name}
fields-details = Подробнее о поле {$name}
fields-move = Переместить {$name}: перетащите или нажмите Alt и стрелку
fields-no-text = нет текста
fields-literal = Этот текст записан в самом манифесте. Как только вы начнёте печатать, он перейдёт в i18n.
fields-locale-unreadable = Файла {$name} нет, или он не читается
fields-more-keys = Ещё
fields-add-key = Добавить {$key} в поле {$name}
fields-key-value-of = {$key} поля {$name}
fields-undocumented = Встречается в настоящих виджетах, но не в документации
fields-manual = Включено: значение вводят вручную. Выключено: выбирают поле сделки или контакта.
fields-duplicate = Дублировать
fields-duplicate-of = Дублировать {$name}
fields-delete = Удалить
fields-delete-of = Удалить {$name}

fields-rename = Переименовать везде…
fields-rename-title = Переименовать {$from} в {$to}
fields-rename-about = То, что пользователи сохранили под старым кодом, под новым не найдётся.
fields-rename-key-about = Сами тексты не изменятся, только их ключ.
fields-rename-files = В манифесте и во всех языках
fields-rename-script = И в script.js: { $count ->
    [one] {$count} упоминание
    [few] {$count} упоминания
   *[many] {$count} упоминаний
}

fields-rename-scripts = В манифесте, во всех языках и там, где текст запрашивают скрипты

fields-preview-about = Так окно рисует CRM; аккаунт вымышленный. Заполните его, как это сделал бы администратор.
fields-try = Проверить
fields-try-hide = Скрыть запрос
fields-try-about = Показывает запрос, который установил бы виджет с этими значениями. Ничего не отправляется
fields-try-missing = Осталось заполнить: {$name}
fields-try-copy = Скопировать JSON

fields-title = Заголовок
fields-choose-picture = Выбрать изображение: {$name}
fields-block-add = Добавить…
fields-block-remove = Убрать…
fields-block-add-title = Добавить: {$name}
fields-block-remove-title = Убрать: {$name}
fields-block-add-about = Блок манифеста, его область в locations и нужные ему тексты.
fields-block-remove-about = Блок манифеста, его область в locations и тексты, которые больше ничем не используются.
fields-block-no-area = Блок есть, но область {$name} выключена: его никто не увидит.
fields-block-no-block = Область {$name} включена, но её блока нет.
fields-block-dp = Цифровая воронка
    .about = Действие, которое выполняется, когда сделка приходит на этап
fields-block-salesbot = Salesbot
    .about = Шаги, которые добавляют в бота
fields-block-advanced = Расширенные настройки
    .about = Отдельная страница в настройках аккаунта
fields-block-menu = Левое меню
    .about = Страница в левом меню CRM, только для публичных интеграций
fields-block-sms = SMS
    .about = Отправка сообщений CRM через ваш сервис
fields-block-mobile = Мобильная карточка
    .about = Ваша страница в карточке мобильного приложения
fields-block-forms = Веб-формы
    .about = То, что amoforms.js добавляет в формы на сайте
fields-block-tour = Тур
    .about = Изображения перед установкой, нужны для публикации

fields-dp-webhook = Адрес вебхука
fields-dp-multiple = На несколько этапов
    .about = Включено: действие можно растянуть на несколько этапов, событие приходит на каждом
fields-dp-no-logo = Действию нужен логотип 174×109.
fields-dp-to-images = Перейти к изображениям
fields-bot-logo = Логотип
    .about = Путь вида /widgets/code/images/logo_min.png с кодом самого виджета
fields-bot-step = Шаг
fields-bot-add = Добавить шаг
fields-bot-name = Название
fields-bot-delete = Удалить шаг
fields-sms-endpoint = Адрес
    .about = Должен отвечать уже при загрузке архива; получает text, phone и token
fields-mobile-url = Адрес
    .about = Страница, которую открывает приложение; вместе с адресом передаётся токен
fields-mobile-colour = Цвет
    .about = Цвет шапки карточки, например #2459E0
fields-forms-required = Обязательно в форме
fields-forms-error = Текст ошибки
    .about = Что увидит посетитель, который ничего не заполнил
fields-menu-add = Добавить страницу
fields-menu-add-below = Добавить пункт
fields-menu-add-below-of = Добавить пункт под {$name}
fields-menu-remove = Убрать пункт {$name}
fields-menu-icon = Значок
    .about = Как в светлом и в тёмном меню. SVG, путь от корня, например images/menu.svg
fields-menu-icon-light = Светлое меню
fields-menu-icon-dark = Тёмное меню
fields-menu-icon-drawn = {$name}, как его показывает меню
fields-menu-icon-none = {$name} показать нельзя
fields-menu-code-of = Код пункта {$name}
fields-menu-after = Стоит после
fields-menu-after-kommo = Новое меню Kommo ставит страницы под своими пунктами, новые выше: там это ничего не меняет
fields-menu-after-of = Место пункта {$name}
fields-menu-below = Вложенные пункты: {$name}
fields-menu-sort = Порядок
fields-menu-sort-of = Порядок {$name}
fields-menu-hide = Скрыть пункты CRM
fields-menu-hide-of = Скрыть {$name}
fields-menu-crm = { $code ->
    [dashboard] Рабочий стол
    [leads] Сделки
    [customers] Покупатели
    [tasks] Задачи
    [catalogs] Списки
    [mail] Почта
    [stats] Аналитика
   *[settings] Настройки
}
