# Что делают исправления images/* и package/* — как на их кнопках.
fix-fit-picture = Вписать в {$width} × {$height}
fix-fill-picture = Заполнить {$width} × {$height}, обрезав лишнее
fix-pad-picture = Оставить в том же масштабе и добавить поля до {$width} × {$height}
fix-few-colours = Уменьшить вес, при необходимости сократив число цветов
fix-make-from = Сделать из {$file}
fix-rename = Переименовать в {$file}
fix-exchange = Поменять местами с {$file}
fix-convert-to-png = Преобразовать в PNG
fix-shrink-png = Сжать без потерь
fix-move-pictures = Перенести картинки из {$folder} в images/
fix-placeholder-logos = Поставить логотипы-заготовки
fix-use-picture = Взять {$file}
fix-move-up = Поднять всё в корень
fix-name-archive = Назвать widget.zip
fix-pack-anew = Упаковать заново
fix-pack-without = Упаковать заново без нечитаемого
fix-delete-file = Удалить {$file}
fix-delete-files = { $count ->
    [one] Удалить {$count} файл
    [few] Удалить {$count} файла
   *[many] Удалить {$count} файлов
}
fix-compose-names = { $count ->
    [one] Записать {$count} имя цельными символами
    [few] Записать {$count} имени цельными символами
   *[many] Записать {$count} имён цельными символами
}
fix-ignore-files = { $count ->
    [one] Не упаковывать {$count} файл
    [few] Не упаковывать {$count} файла
   *[many] Не упаковывать {$count} файлов
}
fix-first-frame = Оставить первый кадр
fix-plain-png = Записать обычный PNG
fix-delete-notes = Удалить заметки
fix-cut-end = Обрезать лишнее
fix-centre = Сдвинуть рисунок к центру
fix-centre-scaled = Перерисовать по центру с полями
fix-clean-svg = Удалить эти части
