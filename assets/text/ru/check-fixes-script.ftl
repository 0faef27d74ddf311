# Что делают исправления скриптов, как на их кнопках.
fix-create-script = Создать script.js с функциями этих областей
fix-add-callback = Добавить {$name}
fix-return-true = Вернуть true
fix-delete-statements = { $count ->
    [one] Удалить { $count } инструкцию
    [few] Удалить { $count } инструкции
   *[many] Удалить { $count } инструкций
}
fix-delete-texts = { $count ->
    [one] Удалить { $count } текст во всех локалях
    [few] Удалить { $count } текста во всех локалях
   *[many] Удалить { $count } текстов во всех локалях
}
fix-rename-file = Переименовать {$from} в {$to}
