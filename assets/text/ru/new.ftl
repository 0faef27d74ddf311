# Новые виджеты: диалог и команда.
new-title = Новый виджет
new-about = Останется в памяти, пока вы не сохраните его в папку или в zip
new-fill-title = Сделать из папки виджет
new-fill-about = Файлы папки останутся как есть. Недостающее будет создано, недостающие тексты — добавлены, всё одним шагом отмены
new-for = Что он делает?
new-menu = Свой пункт левого меню получают только публичные интеграции, поэтому страница открывается из «Аналитики» и настроек аккаунта
new-product = Продукт
new-comments = Комментарии в скрипте
new-comments-en = Английские
new-comments-ru = Русские
new-locales = Языки
new-support = Поддержка
new-support-made-up = Адрес сайта или почта, иначе вымышленные
new-name = Название
new-name-in = Название, {$locale}
new-name-kept = Из {$file}; останется как есть
new-fields = Что заполняют люди
new-field-key = Ключ поля {$number}
new-field-kind = Тип поля {$number}
new-field-is-required = Поле {$number} обязательное
new-required = Обязательное
new-field-remove = Убрать поле {$number}
new-field-add = Добавить поле
new-files = { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}
new-working = Готовим файлы…
new-failed = Не удалось создать файлы: {$reason}
new-picture = Картинка {$file}
new-state-new = Новый
new-state-kept = Без изменений
new-state-completed = Добавлены тексты
new-clean = Ни ошибок, ни предупреждений: ни для себя, ни для модерации
new-faults = { $errors ->
    [0] { $warnings ->
        [one] {$warnings} предупреждение
        [few] {$warnings} предупреждения
       *[many] {$warnings} предупреждений
    }
    [one] {$errors} ошибка, предупреждений: {$warnings}
    [few] {$errors} ошибки, предупреждений: {$warnings}
   *[many] {$errors} ошибок, предупреждений: {$warnings}
} — при загрузке для себя или на модерации
new-create = Создать виджет
new-fill = Создать недостающее
new-no-intent = Выберите, что делает виджет
new-no-locale = Выберите хотя бы один язык
new-locale = Продукт не принимает язык «{$code}», только {$all}
new-market = Маркетплейс этого продукта требует ещё и {$locale}
new-no-name = Назовите виджет
new-support-fault = Это не адрес сайта и не почта
new-no-field = Нужно хотя бы одно поле: без полей платформа не установит виджет
new-field-code = В ключе «{$code}» могут быть только латинские буквы, цифры и _, первой идёт буква
new-field-taken = Ключ «{$code}» указан дважды
new-field-type = Платформа не знает типа «{$type}», только text, pass, users, users_lp и custom
new-second-custom = Поле типа custom может быть только одно
intent-card-panel = Панель в карточке
    .about = Рядом со сделкой, контактом или компанией
intent-list-action = Действие в списках
    .about = Работает с записями, выбранными в списке
intent-settings-page = Страница в настройках
    .about = Своя страница в настройках аккаунта
intent-digital-pipeline = Цифровая воронка
    .about = Действие, которое воронка выполняет сама
intent-salesbot = Шаг Salesbot
    .about = Блок в конструкторе ботов
intent-telephony = Телефония
    .about = Звонит по щелчку на номере; запускается один раз за сеанс
intent-lead-source = Источник сделок
    .about = Приносит сделки в воронку
intent-menu-page = Страница в левом меню
    .about = Открывается из «Аналитики» и настроек
intent-sms-sender = Отправка SMS
    .about = Отправляет сообщения системы через ваш сервер
intent-whatsapp = WhatsApp
    .about = Открывает чат прямо из карточки
intent-website-chat = Чат на сайте
    .about = Кнопка чата в Kommo, источник сделок в amoCRM
cli-new-made = {$folder}: { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}
cli-new-manifest = В {$path} уже есть манифест
    .next = Проверьте виджет командой widget-studio check или выберите другую папку.
cli-new-problem = {$text}
    .next = Ничего не записано. Что принимает каждый аргумент, расскажет widget-studio new --help.
cli-new-not-made = Не удалось создать виджет: {$reason}
    .next = Ничего не записано. Исправьте названный файл или уберите его из папки и повторите.
cli-new-borrowed = Название для языка {$locale} — «{$name}»; задайте своё: --name {$locale}=ТЕКСТ
