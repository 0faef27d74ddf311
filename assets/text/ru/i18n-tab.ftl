# Вкладка «Переводы»: тексты всех языков рядом.

tab-i18n = Переводы

texts-reading = Читаем тексты…
texts-none = Текстов пока нет
    .about = У каждого языка виджета свой файл в папке i18n. Добавьте первый
texts-grid = Тексты на всех языках
texts-search = Поиск по ключам и текстам
texts-base = База: {$locale}
texts-base-name = Язык, с которым сравниваются остальные
texts-is-base = база
texts-key = Ключ
texts-name = Имя
texts-used = Где
texts-exchange = Переводчикам
texts-export = Выгрузить для переводчиков…
texts-export-two = Выгрузить {$base} и {$locale}…
texts-import = Загрузить перевод…
texts-add-locale = Добавить язык
texts-add-menu = Добавить ключ или раздел
texts-fold = Свернуть все разделы
texts-unfold = Развернуть все разделы
texts-nothing-found = Ни один ключ не подходит под поиск и фильтр

texts-pseudo = Псевдо
    .help = Псевдоперевод: тексты на треть длиннее и с диакритикой, какими бывают переводы: что обрезано — тому не хватает места. Сами тексты не меняются

texts-filter-all = Все
texts-filter-missing = Нет текста
texts-filter-empty = Пусто
texts-filter-same = Как в базе
texts-filter-marks = Метки
texts-filter-problems = С замечаниями
    .help = Тексты, к которым есть замечания у проверок
texts-filter-unused = Лишние
texts-filter-changed = Изменены
    .help = Тексты, которые отличаются от тех, что были при открытии виджета

texts-missing = Нет текста
texts-fill = Взять базу
texts-empty = Пусто
texts-section-here = Здесь раздел
texts-text-here = Здесь текст
texts-repair = Исправить…
texts-unreadable = Не читается
texts-no-file = Нет файла
texts-undeclared = Не объявлен
texts-declare = Объявить
texts-create-file = Создать файл
texts-show-error = Показать ошибку
texts-lost-marks = Потеряно: {$marks}
texts-added-marks = Нет в базе: {$marks}

texts-counts = { $all ->
    [one] Переведено {$done} из {$all} ключа
   *[other] Переведено {$done} из {$all} ключей
}. Как в базе: {$same}. Ждут перевода: {$todo}. Пустых: {$empty}. Нет текста: {$missing}
texts-use-as-base = Сравнивать остальные с ним
texts-fill-all = Взять недостающее из базы
texts-remove-locale = Удалить язык…

texts-in-manifest = Манифест
texts-in-script = Скрипт
texts-in-both = Оба
texts-unused = Нигде
texts-unclear = Неясно
texts-unused-about = Этот ключ не упоминают ни манифест, ни скрипты
texts-unclear-about = Скрипт берёт тексты по вычисляемому имени, и это может быть данный ключ. Удалять его не предлагаем
texts-places = { $count ->
    [0] нигде
    [one] {$count} место
    [few] {$count} места
   *[many] {$count} мест
}
texts-line = строка {$line}
texts-length = Длина
texts-room = места около {$room} px
texts-pixels = {$width} px
texts-section-about = { $keys ->
    [one] Раздел, в нём {$keys} ключ
    [few] Раздел, в нём {$keys} ключа
   *[many] Раздел, в нём {$keys} ключей
}

texts-key-enter = править, вниз
texts-key-tab = следующий язык
texts-key-escape = отмена
texts-key-base = взять базу

texts-add = Добавить
texts-add-key = Добавить ключ
    .about = Во всех языках. Раздел и ключ разделяет точка: settings.phone
texts-add-section = Добавить раздел
    .about = Во всех языках, пока без ключей
texts-rename = Переименовать
    .about = Во всех языках и в манифесте. Если до точки указать другой раздел, ключ переедет туда
texts-rename-do = Переименовать
texts-duplicate = Дублировать
    .about = Копия встанет ниже, во всех языках
texts-add-locale-title = Добавить язык
    .about = Файл получит структуру базы с пометкой TODO в текстах, манифест — запись о языке
texts-locale-code = Код языка
texts-locale-unknown = Неизвестно, чтобы amoCRM или Kommo принимали этот язык
texts-locale-other = Продукт, для которого сделан виджет, этот язык не принимает
texts-move-up = Переместить выше
texts-move-down = Переместить ниже
texts-delete = Удалить
texts-delete-not = Скрипт может брать его по вычисляемому имени: удалить здесь нельзя

texts-rename-title = Переименовать {$from} в {$to}
texts-rename-about = Скрипты обращаются к ключу по имени. Их можно поправить там, где имя записано явно
texts-rename-with-script = Вместе со скриптами
texts-rename-alone = Скрипты не менять
texts-rename-left = Скрипты, возможно, по-прежнему обращаются к {$key} по старому имени, проверьте: {$places}
texts-delete-title = Удалить {$key}
texts-delete-used = { $uses ->
    [one] Используется в {$uses} месте: текста там не станет.
   *[other] Используется в {$uses} местах: текста там не станет.
} { $keys ->
    [one] Во всех языках исчезнет {$keys} ключ
    [few] Во всех языках исчезнут {$keys} ключа
   *[many] Во всех языках исчезнут {$keys} ключей
}
texts-delete-section = { $keys ->
    [one] Во всех языках исчезнет {$keys} ключ. Мест, где он используется: {$uses}
    [few] Во всех языках исчезнут {$keys} ключа. Мест, где они используются: {$uses}
   *[many] Во всех языках исчезнут {$keys} ключей. Мест, где они используются: {$uses}
}
texts-repair-title = {$key}: в одном языке текст, в другом раздел
texts-repair-about = Выберите, чем ключ должен быть. Взятое из другого языка получит пометку TODO
texts-make-section = Везде раздел, как в {$locale}
texts-make-text = Везде текст, как в {$locale}
texts-remove-title = Удалить язык {$locale}
texts-remove-about = { $texts ->
    [one] Исчезнут файл i18n/{$locale}.json, где {$texts} текст, запись о языке в манифесте и список картинок тура. Сами картинки останутся
    [few] Исчезнут файл i18n/{$locale}.json, где {$texts} текста, запись о языке в манифесте и список картинок тура. Сами картинки останутся
   *[many] Исчезнут файл i18n/{$locale}.json, где {$texts} текстов, запись о языке в манифесте и список картинок тура. Сами картинки останутся
}
texts-remove = Удалить

texts-left = { $count ->
    [one] Пропущена {$count} ячейка: она за пределами таблицы, или в ней не текст
    [few] Пропущены {$count} ячейки: они за пределами таблицы, или в них не текст
   *[many] Пропущено {$count} ячеек: они за пределами таблицы, или в них не текст
}
texts-not-editable = Здесь нет текста для правки: файл не читается, или ключ — раздел либо список
texts-too-long = Этот текст слишком длинный для ячейки. Правьте его в исходном тексте, рядом с манифестом

texts-error-no-key = Ключа {$key} уже нет
texts-error-exists = {$key} уже есть. Выберите другое имя
texts-error-no-name = Нужно имя без пустых частей между точками
texts-error-into-itself = {$key} нельзя поместить в самого себя
texts-error-shape = В языке {$locale} ключ {$key} другого вида: раздел вместо текста или наоборот. Сначала исправьте это
texts-error-no-locale = Тексты языка {$locale} не читаются. Сначала исправьте или создайте файл
texts-error-locale-exists = Язык {$locale} уже есть
texts-error-bad-locale = {$locale} не может быть кодом языка: годятся латинские буквы, цифры, - и _
texts-error-no-list = Список языков в манифесте изменить нельзя. Сначала исправьте манифест
texts-error-change = Изменить тексты не удалось: {$reason}
