# Вкладка «Области»: области подключения, что им нужно, карта мест, где виден виджет.

tab-locations = Области
locations-count = включено: {$count}
locations-find = Найти область
locations-all = Все
locations-only-on = Вкл.
locations-none-fits = Ничего не найдено
locations-group-count = {$on} из {$of}
locations-group-cards = Карточки
locations-group-lists = Списки
locations-group-settings = Настройки
locations-group-pipelines = Воронки и источники
locations-group-messaging = Боты и сообщения
locations-group-pages = Меню и страницы
locations-group-everywhere = Везде
locations-amo = amo
    .about = Есть в документации amoCRM
locations-kommo = Kommo
    .about = Есть в документации Kommo
locations-public = публ.
    .about = Только для публичных интеграций: в приватной останется пустой
locations-panel-of = Панель {$name}
locations-panel-not-stated = не указано
locations-panel-used = правая панель
locations-panel-unused = без панели
locations-panel-as-used = как -1
locations-callbacks = Колбэки: {$names}
locations-need-met = {$name} для области «{$area}»: есть
locations-need-missing = {$name} для области «{$area}»: не хватает
locations-strange = Неизвестная область, оставлена как есть
locations-not-text = Не название области, оставлено как есть
locations-odd = Переключать области здесь пока нельзя
    .about = Платформе нужен список областей на верхнем уровне манифеста. То, что записано вместо него, останется как есть, пока вы это не исправите:
locations-unreadable = Список областей не читается
    .about = В manifest.json ошибка, или его нет. Сначала исправьте её; поверх ничего не записывается.
locations-show-source = Показать в исходнике
locations-strange-title = Другие записи списка

locations-script = Скрипт
locations-script-count = функций: {$found} из {$of}
locations-script-line = строка {$line}
locations-script-go = Показать {$name} в скрипте, строка {$line}
locations-script-all-areas = все области
locations-script-add = Добавить…
locations-script-add-name = Добавить {$name}…
locations-script-missing = нет
locations-script-unknown = неизвестно
    .about = Скрипт собирает свои функции во время работы, и по его тексту этого не узнать
locations-script-none = Нет script.js
locations-script-create = Создать…
locations-script-reading = Читаем script.js…
locations-script-unreadable = script.js не читается
locations-script-unclear = Функций в script.js не найдено: он собирает их во время работы или их в нём нет

location-lcard = Карточка сделки
    .about = В карточке сделки
location-ccard = Карточка контакта
    .about = В карточке контакта
location-comcard = Карточка компании
    .about = В карточке компании
location-cucard = Карточка покупателя
    .about = В карточке покупателя
location-card_sdk = Вкладка в карточке
    .about = Своя вкладка
location-mobile_card = Мобильная карточка
    .about = Страница в приложении
location-llist = Список сделок
    .about = Когда в списке выбраны сделки
location-clist = Список контактов
    .about = Когда выбраны контакты или компании
location-culist = Список покупателей
    .about = Когда выбраны покупатели
location-tlist = Список задач
    .about = Когда выбраны задачи
location-tline = Доска задач
    .about = Только подключает календарь на доске
location-tcalendar = Календарь задач
    .about = Только подключает свой календарь к календарю задач
location-catalogs = Элементы списков
    .about = Вместо карточки элемента
location-settings = Окно настроек
    .about = Окно, в котором виджет устанавливают
location-advanced_settings = Страница настроек
    .about = Своя страница в настройках аккаунта
location-digital_pipeline = Цифровая воронка
    .about = Действие, которое срабатывает на этапе само
location-lead_sources = Источник сделок
    .about = Источник, из которого сделки попадают в воронку
location-salesbot_designer = Шаг Salesbot
    .about = Шаг в конструкторе Salesbot
location-sms = Системные SMS
    .about = Отправляет сообщения системы
location-whatsapp_modal = Окно WhatsApp
    .about = В окне источников WhatsApp
location-website_chat_button = Кнопка чата
    .about = В настройках кнопки чата для сайта
location-ai_agent = ИИ-агент
    .about = Плитка в настройках ИИ-агента
location-widget_page = Страница в меню
    .about = Страница, открывается из левого меню
location-amoforms = Веб-формы
    .about = Кнопка в веб-формах
location-personal_page = Кабинет клиента
    .about = В кабинете, который видит клиент
location-everywhere = Все страницы
    .about = Запускается на каждой странице, без панели

map-title = Где виден
map-shown = виден
map-starts = работает без окна
    .about = Работает скрыто: скрипт на таких страницах запускается, но своего места у виджета там нет
map-off = выключен
map-pipeline = Воронка
map-settings = Настройки
map-mobile = Приложение
map-card = Карточка
map-list = Список
map-place = {$area} на карте
map-place-tip = { $state ->
    [shown] {$name}: {$code}, здесь виджет виден. Нажмите, чтобы выключить
    [starts] {$name}: {$code}, скрипт здесь запускается, но своего места у виджета нет. Нажмите, чтобы выключить
    [anyway] {$name}: {$code} — выключено, но скрипт запускается на всех страницах, значит, и здесь. Нажмите, чтобы включить
   *[off] {$name}: {$code} — выключено. Нажмите, чтобы включить
}
map-elsewhere = Включены и без рисунка: {$names}
map-source = источник
map-bot = бот
map-page = страница
map-tab = вкладка

init-once-meaning = { $case ->
    [always] init_once включён: init() выполняется один раз за сеанс, и виджет запускается на всех страницах, кроме оплаты, что бы здесь ни было включено
    [everywhere] init_once выключен: из-за everywhere init() выполняется снова на каждой открытой странице
    [places] init_once выключен: init() выполняется снова при каждом переходе в эти области
    [unclear] init_once — не true и не false, и сколько раз выполнится init(), сказать нельзя
   *[nowhere] init_once выключен, и ни одна область не включена: виджет нигде не запустится
}

step-on = Включить область «{$name}»
    .about = Одного названия ей мало. То, что здесь вымышлено, например адрес на widgets.example.net, замените своим.
step-on-other = Такая область есть только в {$product}: другой продукт, для которого сделан виджет, её не замечает. Вымышленное замените своим.
step-supply = Добавить то, чего не хватает области «{$name}»
step-off = Выключить область «{$name}»
    .about = Кое-что в виджете есть только ради этой области. Одна отмена вернёт всё обратно.
way-only-on = Только область {$name}
way-only-off = Только область {$name}, остальное оставить
way-with-needs = Со всем, что ей нужно: {$names}
way-with-leftovers = Вместе с тем, что больше ничему не нужно: {$names}
