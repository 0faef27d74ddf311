# Обмен текстами с переводчиками.
exchange-unknown-key = Такого ключа нет ни в одном языке: исправьте опечатку или сначала добавьте ключ в виджет
exchange-no-key = В строке есть тексты, но нет ключа
exchange-no-locale = В виджете нет файла i18n/{$locale}.json: сначала добавьте этот язык
exchange-unreadable = Файл i18n/{$locale}.json не читается: сначала исправьте его
exchange-second-column = Столбец этого языка уже есть
exchange-duplicate = Строки {$rows} с этим ключом расходятся: оставьте одну
exchange-section = В {$locale} по этому ключу лежит раздел, а не текст
exchange-blocked = На месте раздела, который нужен этому ключу, стоит текст
exchange-not-text = { $kind ->
    [list] По этому ключу лежит список, а не текст
    [number] По этому ключу лежит число, а не текст
    [bool] По этому ключу лежит true или false, а не текст
    [null] По этому ключу лежит null, а не текст
   *[other] По этому ключу лежит не текст
}
exchange-marks = { $what ->
    [lost] Не хватает {$lost}
    [added] В основном тексте нет {$added}
   *[both] Не хватает {$lost}, а {$added} в основном тексте нет
}
exchange-unbalanced = У тега {$tag} нет пары
exchange-formula = В таблице не вычислилась формула: введите текст заново
exchange-letters-lost = Буквы превратились в вопросительные знаки: сохраните таблицу как XLSX или «CSV UTF-8»
exchange-column = Столбец «{$name}» — не язык, он пропущен
exchange-empty = Ячейка пуста, текст «{$old}» остаётся

# Файлы.
exchange-no-texts = В виджете нет текстов, которые можно прочитать
    .next = Добавьте их в i18n/ru.json или i18n/en.json либо исправьте имеющиеся файлы.
exchange-no-such-locale = В виджете нет текстов языка {$locale}, которые можно прочитать
    .next = Укажите языки, у которых есть файл в папке i18n.
exchange-bad-name = {$path} — не файл .csv и не файл .xlsx
    .next = Закончите имя на .xlsx (откроется правильно везде) или на .csv.
exchange-exists = {$path} уже есть
    .next = Выберите именно этот файл, чтобы его заменить, или задайте другое имя.
exchange-bad-table = {$path} не читается как таблица: { $what ->
    [empty] файл пуст
    [no-key] в первой строке нет ячейки «key»
    [no-table] это не текст и не книга XLSX
    [old] это книга старого формата или с паролем
    [workbook] книга повреждена ({$reason})
    [text] ячейки не отделить друг от друга ({$reason})
    [large] файл слишком велик
   *[cells] в ней больше {$rows} строк или {$columns} столбцов
}
    .next = Сохраните таблицу из табличного редактора как XLSX или «CSV UTF-8», не меняя первую строку.
exchange-long-text = Текст {$key} в столбце {$column} не помещается в ячейку XLSX
    .next = Выгрузите тексты в .csv: там такого ограничения нет.

# В окне.
action-export-texts = Выгрузить тексты для переводчиков…
action-import-texts = Загрузить переведённые тексты…
busy-texts = Обмен текстами…
exchange-exported = { $count ->
    [one] Выгружен {$count} ключ
    [few] Выгружены {$count} ключа
   *[many] Выгружено {$count} ключей
}
exchange-left-out = В таблицу не попали, потому что их файлы не читаются: {$locales}
exchange-same = { $count ->
    [one] В таблице то же, что и в виджете: {$count} текст
    [few] В таблице то же, что и в виджете: {$count} текста
   *[many] В таблице то же, что и в виджете: {$count} текстов
}
exchange-title = Переведённые тексты
exchange-about = {$file}: { $changes ->
    [one] изменится {$changes} текст
    [few] изменятся {$changes} текста
   *[many] изменится {$changes} текстов
}, { $unchanged ->
    [one] останется как есть {$unchanged}
   *[other] останутся как есть {$unchanged}
}
exchange-all-locales = Все
exchange-changes = Изменения: {$count}
exchange-refused = Отклонено: {$count}
exchange-passed-over = Пропущено: {$count}
exchange-row = Строка {$row}
exchange-column-place = Столбец {$name}
exchange-added = новый в этом языке
exchange-take-one = Взять {$locale} {$key}
exchange-take-all = Выбрать все
exchange-take-none = Снять выбор
exchange-take = { $count ->
    [0] Взять тексты
    [one] Взять {$count} текст
    [few] Взять {$count} текста
   *[many] Взять {$count} текстов
}
exchange-undo-hint = Один шаг, Ctrl+Z его отменит
