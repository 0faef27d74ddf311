# Различия файлов.

diff-added = новый, {$size}
diff-deleted = удалён
diff-changed = {$old} → {$new}
diff-moved = перемещён из {$from}
diff-gap = { $count ->
    [one] {$count} строка без изменений
    [few] {$count} строки без изменений
   *[many] {$count} строк без изменений
}
diff-line-ends = Концы строк: {$old} → {$new}
diff-bom-added = Добавлена метка порядка байтов (BOM)
diff-bom-gone = Удалена метка порядка байтов (BOM)
diff-last-end-added = Последняя строка теперь заканчивается переводом строки
diff-last-end-gone = Последняя строка больше не заканчивается переводом строки
diff-blanks = Отличаются только пробелы и отступы
diff-statements = Длинные строки показаны по выражениям
diff-too-long = Файл слишком большой для построчного сравнения
