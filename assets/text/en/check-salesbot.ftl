# salesbot/*, the code of a bot that the script gives the designer.

salesbot-code = { $what ->
    [nothing] onSalesbotDesignerSave gives back nothing; the designer needs the code of a bot
    [text] onSalesbotDesignerSave doesn't give back JSON text
    [list] The code of the bot is no list of steps
    [handlers] What a step asks is no list of handlers
   *[question] A step of the bot has no question
}
    .name = This is no code of a bot
    .why = The designer saves what onSalesbotDesignerSave gives back as the code of the step: JSON text of a list of steps, each with question, answer or finish, and lists of handlers in these. Anything else is saved without a message and never runs: the widget's server isn't called.
    .todo = return JSON.stringify([{"{"} question: [{"{"} handler: 'widget_request', params: {"{"} url: …, data: … {"}"} {"}"}] {"}"}]);

salesbot-unknown-handler = { $hint ->
    [near] Bots have no handler {$name}; did you mean {$near}?
   *[none] Bots have no handler {$name}
}
    .name = A handler that bots don't have
    .why = The documents of Salesbot name the handlers: show, goto, conditions, action, widget_request, exits, stop and some more. The bot stops at any other.
    .todo = Correct the name.

salesbot-step-missing = { $what ->
    [none] {$handler} says no step to go to
    [type] {$handler} has the type {$words}; it may be question, answer or finish
    [word] {$handler} leads to the step {$words}; steps are numbers, counted from zero
   *[number] { $count ->
        [one] {$handler} leads to the step {$words}, but there is only {$count} step, and its number is zero
       *[other] {$handler} leads to the step {$words}, but there are only {$count} steps, counted from zero
    }
}
    .name = A step that the bot doesn't have
    .why = goto needs the type and the number of a step of this list, counted from 0; for finish as well. The designer saves other codes without a message, and the bot stops there.
    .todo = Write the number of a step of this list.

salesbot-handler-params = { $what ->
    [value] {$handler} has the {$key} “{$value}”, which bots don't have
   *[none] {$handler} has no {$key}
}
    .name = A parameter of a handler
    .why = The documents of Salesbot name the parameters of each handler: show has a type (text, buttons or buttons_url) and a value, exits has the code of the exit as its value. The designer saves other codes without a message, and the step does nothing.
    .todo = Write the parameter as the documents name it.

salesbot-exits = { $what ->
    [key] salesbotDesignerSettings gives back {$name}; the key is called exits
    [form] An exit has no code
    [none] The bot leaves by the exit {$name}, and salesbotDesignerSettings gives back no exits
   *[code] The exit {$name} isn't among those that salesbotDesignerSettings declares
}
    .name = An exit that isn't declared
    .why = The designer draws the exits that salesbotDesignerSettings gives back in exits, and the bot leaves the step through one of them. One sentence of the documents says exists; their samples, and the designer, use exits.
    .todo = Use the same codes in both places.

salesbot-address = { $what ->
    [none] widget_request has no url
   *[form] widget_request asks {$url}, which is no http address
}
    .name = Address of widget_request
    .why = The bot sends its request to this address from the CRM's servers, so it must be a whole one with https://.
    .todo = Write the whole address of your server.

salesbot-undeclared = { $what ->
    [handler] { $hint ->
        [near] The manifest has no step {$name} for bots; did you mean {$near}?
       *[none] The manifest has no step {$name} for bots
    }
   *[parameter] { $hint ->
        [near] The manifest has no field {$name} for bots; did you mean {$near}?
       *[none] The manifest has no field {$name} for bots
    }
}
    .name = A step or field that the manifest doesn't have
    .why = onSalesbotDesignerSave gets the codes of the steps and the fields of the manifest's salesbot_designer. A code that isn't there never comes, and a field that isn't there is always undefined.
    .todo = Use the names of salesbot_designer.
