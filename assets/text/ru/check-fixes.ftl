# Что делают исправления — как на их кнопках.
fix-decode = Перекодировать из {$encoding}
fix-delete-bom = Удалить метку
fix-delete-comment = Удалить комментарий
fix-delete-comma = Удалить запятую
fix-quotes = Поставить прямые двойные кавычки
fix-add-comma = Добавить запятую
fix-add-colon = Добавить двоеточие
fix-add-brace = Добавить закрывающую скобку
fix-escape-control = Записать экранированно
fix-replace-surrogate = Поставить знак замены
fix-double-backslash = Удвоить обратную черту
fix-correct-word = Исправить написание
fix-keep-value = Оставить {$value}
fix-line-endings = Сделать переводы строк Unix
fix-indent = Сделать отступы пробелами
