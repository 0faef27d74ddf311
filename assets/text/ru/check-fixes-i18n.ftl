# Что делают исправления текстов — как на их кнопках.
fix-single-spaces = Оставить по одному пробелу
fix-delete-characters = Удалить символы
fix-plain-spaces = Оставить обычные пробелы
fix-edges = Взять края из {$file}
fix-end-punctuation = Закончить как в {$file}
fix-one-script = Записать слова одной азбукой
fix-brand-amo = Назвать amoCRM
fix-brand-kommo = Назвать Kommo
fix-balance-tags = Закрыть открытые теги, удалить лишние
fix-take-texts = { $count ->
    [one] Взять {$count} текст из {$file}
    [few] Взять {$count} текста из {$file}
   *[many] Взять {$count} текстов из {$file}
}
fix-move-to-sections = { $count ->
    [one] Перенести {$count} ключ в раздел
    [few] Перенести {$count} ключа в разделы
   *[many] Перенести {$count} ключей в разделы
}
fix-quote-values = { $count ->
    [1] Взять в кавычки
   *[other] Взять все в кавычки
}
