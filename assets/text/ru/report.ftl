# Отчёты о проверке.
report-unnamed = Виджет без названия
report-whole-widget = (виджет)
report-errors = Ошибки
report-warnings = Предупреждения
report-advice = Советы
report-pictures = Изображения
report-accepted = Принятые замечания
report-reason = Причина:
report-no-reason = не указана
report-see = См. также
report-ignored = { $count ->
    [one] {$count} запись о принятом замечании из самого виджета не учтена
    [few] {$count} записи о принятых замечаниях из самого виджета не учтены
   *[other] {$count} записей о принятых замечаниях из самого виджета не учтено
}
report-accepted-count = { $count ->
    [one] Принято {$count} замечание
    [few] Принято {$count} замечания
   *[many] Принято {$count} замечаний
}
report-clean = Замечаний нет: ни ошибок, ни предупреждений, ни советов
report-summary = { $errors ->
    [one] {$errors} ошибка
    [few] {$errors} ошибки
   *[many] {$errors} ошибок
}, { $warnings ->
    [one] {$warnings} предупреждение
    [few] {$warnings} предупреждения
   *[many] {$warnings} предупреждений
}, { $advice ->
    [one] {$advice} совет
    [few] {$advice} совета
   *[many] {$advice} советов
}
