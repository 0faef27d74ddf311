# Texts out to translators and back.
exchange-unknown-key = No locale has this key: correct its spelling, or add the key to the widget first
exchange-no-key = The row has texts but no key
exchange-no-locale = The widget has no file i18n/{$locale}.json: add the locale first
exchange-unreadable = i18n/{$locale}.json can't be read: repair it first
exchange-second-column = There is a column of this locale already
exchange-duplicate = Rows {$rows} have this key and say different things: keep one
exchange-section = In {$locale} there is a section at this key, not a text
exchange-blocked = A text stands where this key needs a section
exchange-not-text = { $kind ->
    [list] There is a list at this key, not a text
    [number] There is a number at this key, not a text
    [bool] There is true or false at this key, not a text
    [null] There is null at this key, not a text
   *[other] What stands at this key is not a text
}
exchange-marks = { $what ->
    [lost] {$lost} is missing
    [added] {$added} is not in the base text
   *[both] {$lost} is missing, and {$added} is not in the base text
}
exchange-unbalanced = The tag {$tag} has no partner
exchange-formula = A formula failed in the spreadsheet: write the text again
exchange-letters-lost = Letters became question marks: save the table as XLSX or “CSV UTF-8”
exchange-column = The column “{$name}” is not a locale: it is passed over
exchange-empty = The cell is empty: the text “{$old}” stays

# Files.
exchange-no-texts = The widget has no texts that can be read
    .next = Put them into i18n/ru.json or i18n/en.json, or repair the files that are there.
exchange-no-such-locale = The widget has no texts of the locale {$locale} that can be read
    .next = Name locales that have a file in the folder i18n.
exchange-bad-name = {$path} is neither a .csv nor an .xlsx file
    .next = End the name in .xlsx (opens right everywhere) or in .csv.
exchange-exists = {$path} is there already
    .next = Choose this very file to replace it, or another name.
exchange-bad-table = {$path} can't be read as a table: { $what ->
    [empty] there is nothing in it
    [no-key] its first row has no cell “key”
    [no-table] it is neither text nor an XLSX workbook
    [old] it is a workbook of an old format or has a password
    [workbook] the workbook is damaged ({$reason})
    [text] its cells can't be told apart ({$reason})
    [large] it is too large
   *[cells] it has more than {$rows} rows or {$columns} columns
}
    .next = Save the table from the spreadsheet program as XLSX or “CSV UTF-8”, with the first row as it was exported.
exchange-long-text = The text {$key} in {$column} is longer than a cell of XLSX can hold
    .next = Export to .csv, which has no such limit.

# In the window.
action-export-texts = Export texts for translators…
action-import-texts = Import translated texts…
busy-texts = Exchanging texts…
exchange-exported = { $count ->
    [one] 1 key exported
   *[other] {$count} keys exported
}
exchange-left-out = Not in the table, because their files can't be read: {$locales}
exchange-same = { $count ->
    [one] The table says what the widget says: 1 text
   *[other] The table says what the widget says: {$count} texts
}
exchange-title = Take translated texts
exchange-about = {$file}: { $changes ->
    [one] 1 text changes
   *[other] {$changes} texts change
}, { $unchanged ->
    [one] 1 stays as it is
   *[other] {$unchanged} stay as they are
}
exchange-all-locales = All
exchange-changes = Changes: {$count}
exchange-refused = Refused: {$count}
exchange-passed-over = Passed over: {$count}
exchange-row = Row {$row}
exchange-column-place = Column {$name}
exchange-added = new in this locale
exchange-take-one = Take {$locale} {$key}
exchange-take-all = Choose all
exchange-take-none = Choose none
exchange-take = { $count ->
    [0] Take texts
    [one] Take 1 text
   *[other] Take {$count} texts
}
exchange-undo-hint = One step, Ctrl+Z takes it back
