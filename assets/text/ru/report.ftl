# Отчёты о проверке.
report-unnamed = Виджет без названия
report-whole-widget = (виджет)
report-pictures = Изображения
report-accepted = Принятые замечания
report-reason = Причина:
report-no-reason = не указана
report-see = См. также
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
