# Что делают исправления манифеста, областей, настроек и переводов — как на их кнопках.
fix-create-manifest = Создать manifest.json по шаблону
fix-rename-to = Переименовать в {$name}
fix-unnest = Вынести всё из папки {$folder}
fix-move-into-widget = Перенести в widget: {$keys}
fix-add-widget = Добавить блок widget из шаблона
fix-move-block = { $what ->
    [inside] Вынести {$key} из widget
    [block] Перенести {$key} в {$block}
   *[outside] Перенести {$key} в widget
}
fix-move-to = Перенести: {$place}
fix-delete-form-keys = Удалить {$keys}
fix-set = Записать {$key}: {$value}
fix-set-value = Записать {$value}
fix-use-locales = Указать {$locales}
fix-use-reference = Взять {$reference}
fix-add-text = Добавить {$reference} в {$locales}
fix-add-reference = Взять {$reference} и добавить текст
fix-delete-link-tag = Удалить тег
fix-close-link-tag = Закрыть тег после {$address}
fix-use-tour-picture = Взять {$file}
fix-remove-from-tour = Убрать из тура
fix-make-list = Сделать списком: {$values}
fix-delete-entry = Удалить из списка
fix-delete-entries = { $count ->
    [1] Удалить из списка
    [one] Удалить из списка {$count} элемент
    [few] Удалить из списка {$count} элемента
   *[other] Удалить из списка {$count} элементов
}
fix-add-usual = Добавить с обычными значениями: {$keys}
fix-add-location = Добавить область {$name}
fix-delete-location = Удалить область {$name}
fix-add-block = Добавить блок {$block}
fix-delete-block = Удалить блок {$block}
fix-create-texts = Создать тексты: {$locales}
fix-create-from = Создать {$file} из {$from}
fix-create-file = Создать {$file}
fix-declare-locale = Добавить {$locale} в языки
fix-delete-locale-file = Удалить {$file}
fix-add-keys = { $count ->
    [one] Добавить {$count} ключ с текстом из {$base}
    [few] Добавить {$count} ключа с текстами из {$base}
   *[many] Добавить {$count} ключей с текстами из {$base}
}
fix-delete-keys = { $count ->
    [one] Удалить {$count} ключ
    [few] Удалить {$count} ключа
   *[many] Удалить {$count} ключей
}
fix-take-from = Взять из {$file}
fix-append = Добавить {$text} в конец
fix-delete-dotted = Удалить {$key}
fix-move-dotted = Перенести {$key} в {$section}
fix-delete-code = Удалить code и secret_key
fix-move-contact = Перенести в {$key}
fix-trim = Удалить пробелы
fix-delete-tag = Удалить {$tag}
fix-add-field = Добавить поле {$field}
fix-no-installation = Записать installation: false и убрать область settings
fix-delete-area-and-block = Удалить область {$name} и блок {$block}
fix-copy-tour = Взять изображения {$locale}
fix-type-texts = Ввести тексты
fix-type-contact = Указать, куда обращаться за помощью
fix-copy-text = Скопировать текст другого языка в {$locales}
fix-move-all-texts = { $count ->
    [one] Перенести {$count} такой текст в локали
    [few] Перенести все {$count} таких текста в локали
   *[many] Перенести все {$count} таких текстов в локали
}
fix-make-field = Сделать полем типа {$type}
fix-make-fields = Сделать из списка поля
fix-use-new-locales = Взять {$locales} и создать их тексты
