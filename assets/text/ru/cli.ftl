# Команды без окна.
cli-fixed = { $count ->
    [0] Безопасных исправлений нет
    [one] Внесено и сохранено {$count} безопасное исправление
    [few] Внесено и сохранено {$count} безопасных исправления
   *[many] Внесено и сохранено {$count} безопасных исправлений
}
cli-packed = {$file}: { $count ->
    [one] {$count} файл
    [few] {$count} файла
   *[many] {$count} файлов
}, {$size}
cli-packed-with-errors = Архив собран, хотя в виджете { $errors ->
    [one] {$errors} ошибка
    [few] {$errors} ошибки
   *[many] {$errors} ошибок
}
cli-not-packed = Архив не собран: в виджете { $errors ->
    [one] {$errors} ошибка
    [few] {$errors} ошибки
   *[many] {$errors} ошибок
}
    .next = Исправьте перечисленное выше (check --why расскажет подробнее, check --fix исправит то, что безопасно) или соберите архив как есть с --force.
cli-overwrites-input = {$path} — тот самый архив, который читается
    .next = Укажите другой файл через -o — или этот же, если его нужно заменить.
cli-no-display = Нет дисплея, на котором можно открыть окно
    .next = Запустите программу в графическом сеансе или работайте без окна: widget-studio check ПУТЬ, widget-studio pack ПУТЬ.
cli-no-output = Не удалось вывести результат: {$reason}

cli-no-window = Не удалось открыть окно: {$reason}
    .next = Команды «widget-studio check ПУТЬ» и «widget-studio pack ПУТЬ» работают без него.
