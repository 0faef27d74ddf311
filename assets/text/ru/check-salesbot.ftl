# salesbot/*, код бота, который скрипт передаёт конструктору.

salesbot-code = { $what ->
    [nothing] onSalesbotDesignerSave ничего не возвращает, а конструктору нужен код бота
    [text] onSalesbotDesignerSave возвращает не текст JSON
    [list] Код бота — не список шагов
    [handlers] В шаге бота стоит не список обработчиков
   *[question] В шаге бота нет question
}
    .name = Это не код бота
    .why = То, что вернёт onSalesbotDesignerSave, конструктор сохраняет как код шага: текст JSON со списком шагов, в каждом — question, answer или finish со списками обработчиков. Всё остальное сохраняется без сообщений и никогда не выполняется: сервер виджета не вызовут.
    .todo = return JSON.stringify([{"{"} question: [{"{"} handler: 'widget_request', params: {"{"} url: …, data: … {"}"} {"}"}] {"}"}]);

salesbot-unknown-handler = { $hint ->
    [near] У ботов нет обработчика {$name}; возможно, имелся в виду {$near}
   *[none] У ботов нет обработчика {$name}
}
    .name = Такого обработчика у ботов нет
    .why = Документация Salesbot перечисляет обработчики: show, goto, conditions, action, widget_request, exits, stop и ещё несколько. На любом другом бот остановится.
    .todo = Исправьте имя.

salesbot-step-missing = { $what ->
    [none] {$handler} не говорит, к какому шагу перейти
    [type] У {$handler} тип {$words}, а бывают question, answer и finish
    [word] {$handler} ведёт к шагу {$words}, а шаги — это числа, считая с нуля
   *[number] { $count ->
        [1] {$handler} ведёт к шагу {$words}, но шаг всего один, и его номер — ноль
       *[other] {$handler} ведёт к шагу {$words}, но шагов всего {$count}, и считают их с нуля
    }
}
    .name = Такого шага в боте нет
    .why = Для goto нужны тип и номер шага из этого списка, считая с 0, — и для finish тоже. Другой код конструктор сохраняет без сообщений, а бот на нём остановится.
    .todo = Укажите номер шага из этого списка.

salesbot-handler-params = { $what ->
    [value] У {$handler} {$key} равен «{$value}», такого у ботов нет
   *[none] У {$handler} нет {$key}
}
    .name = Параметр обработчика
    .why = Параметры каждого обработчика названы в документации Salesbot: у show есть type (text, buttons или buttons_url) и value, у exits в value стоит код выхода. Другой код конструктор сохранит без сообщения, и шаг ничего не сделает.
    .todo = Запишите параметр так, как он назван в документации.

salesbot-exits = { $what ->
    [key] salesbotDesignerSettings возвращает {$name}, а ключ называется exits
    [form] У выхода нет code
    [none] Бот выходит через {$name}, а salesbotDesignerSettings не возвращает ни одного выхода
   *[code] Выхода {$name} нет среди тех, что объявляет salesbotDesignerSettings
}
    .name = Необъявленный выход
    .why = Конструктор рисует выходы, которые salesbotDesignerSettings вернула в exits, и бот выходит из шага через один из них. В одной фразе документации написано exists, но в её примерах и в конструкторе — exits.
    .todo = Используйте в обоих местах одни и те же коды.

salesbot-address = { $what ->
    [none] У widget_request нет url
   *[form] widget_request обращается к {$url}, а это не адрес http
}
    .name = Адрес widget_request
    .why = Запрос на этот адрес бот отправляет с серверов CRM, поэтому адрес должен быть полным, с https://.
    .todo = Укажите полный адрес своего сервера.

salesbot-undeclared = { $what ->
    [handler] { $hint ->
        [near] В манифесте нет шага {$name} для ботов; возможно, имелся в виду {$near}
       *[none] В манифесте нет шага {$name} для ботов
    }
   *[parameter] { $hint ->
        [near] В манифесте нет поля {$name} для ботов; возможно, имелось в виду {$near}
       *[none] В манифесте нет поля {$name} для ботов
    }
}
    .name = Шага или поля нет в манифесте
    .why = onSalesbotDesignerSave получает коды шагов и поля из salesbot_designer в манифесте. Код, которого там нет, никогда не придёт, а поле, которого там нет, всегда будет undefined.
    .todo = Берите имена из salesbot_designer.
