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

cli-exported = {$file}: { $rows ->
    [one] {$rows} ключ
    [few] {$rows} ключа
   *[many] {$rows} ключей
}, { $locales ->
    [one] {$locales} язык
    [few] {$locales} языка
   *[many] {$locales} языков
}
cli-left-out = i18n/{$locale}.json не читается и в таблицу не попал
cli-imported = { $count ->
    [0] Менять нечего
    [one] Изменён и сохранён {$count} текст
    [few] Изменены и сохранены {$count} текста
   *[many] Изменено и сохранено {$count} текстов
}
cli-would-import = { $count ->
    [0] Менять нечего
    [one] Изменится {$count} текст
    [few] Изменятся {$count} текста
   *[many] Изменится {$count} текстов
}, ничего не записано
cli-import-refused = Ничего не записано: { $count ->
    [one] отклонена {$count} запись
    [few] отклонены {$count} записи
   *[many] отклонено {$count} записей
}
    .next = Исправьте в таблице то, что отмечено знаком «!», и загрузите её снова.
cli-import-failed = Тексты не удалось изменить: {$reason}
    .next = Ничего не записано. Выгрузите тексты ещё раз и внесите изменения в новую таблицу.
cli-row = строка {$row}
cli-images-not-made = Не удалось создать изображения: {$reason}
    .next = Ничего не записано. Попробуйте другое изображение.
cli-images-passed-over = Файл {$file} оставлен как есть: {$reason}
cli-images-nothing-to-shrink = Ни один PNG без потерь уже не уменьшить
