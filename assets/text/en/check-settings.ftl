# settings/*, dp/*, salesbot/*: fields that a person fills in.

settings-shape = settings is {$found}, it must be an object whose keys are the codes of the fields
    .name = Settings are not an object
    .why = The platform reads the settings by the codes of the fields. A list has no codes, and the settings window stays empty. PHP writes an empty object as [].
    .todo = Write it in curly brackets, one key for each field. If the widget is installed or has the area settings, at least one field is needed: { "{" }{ "}" } is refused then.

settings-field-shape = The field {$field} is {$found}, it must be an object with name, type and required
    .name = A field is not an object
    .why = The platform builds each field from its name, its type and whether it must be filled in. From another value it can't.
    .todo = Write the field as an object with name, type and required.

settings-type = { $what ->
    [missing] The field {$field} has no type, expected one of {$known}
   *[unknown] The type of {$field} is {$found}, expected one of {$known}
}
    .name = Unknown type of a field
    .why = The type decides how the field is drawn and what is kept. The platform draws nothing for a type that it doesn't know.
    .todo = Choose a type. For an address, a number or a list take text, or custom, which your script draws.

settings-name = { $what ->
    [missing] The field {$field} has no name
    [empty] The name of {$field} is empty
    [type] The name of {$field} is {$found}, it must be a reference such as "settings.login"
    [literal] The name of {$field} is plain text {$found}, it must be a reference such as "settings.login"
   *[unresolved] The name of {$field}, {$found}, leads to no text in {$locales}
}
    .name = A field without a name
    .why = The name is the label beside the field. The documents allow only a reference to a text in i18n here, so that it follows the person's language.
    .todo = Write a reference such as settings.login and the text into each i18n file.

settings-required-type = required of {$field} is {$found}, it must be true or false without quotes
    .name = “required” is not true or false
    .why = The platform expects a boolean. The text "false" counts as filled in and may make the field required.
    .todo = Write true or false without quotes.

dp-settings-shape = dp.settings is {$found}, it must be an object whose keys are the codes of the fields
    .name = Fields of a pipeline step are not an object
    .why = The platform reads the fields of the step by their codes. A list has no codes, and the window of the step stays empty. PHP writes an empty object as [].
    .todo = Write it in curly brackets, one key for each field. Without fields it is { "{" }{ "}" }.

dp-settings-field-shape = The field {$field} is {$found}, it must be an object with name, type and required
    .name = A field is not an object
    .why = The platform builds each field from its name, its type and whether it must be filled in. From another value it can't.
    .todo = Write the field as an object with name, type and required.

dp-settings-type = { $what ->
    [missing] The field {$field} has no type, expected one of {$known}
   *[unknown] The type of {$field} is {$found}, expected one of {$known}
}
    .name = Unknown type of a field
    .why = The type decides how the field is drawn and what is kept. The platform draws nothing for a type that it doesn't know.
    .todo = Choose a type. For an address, a number or a list take text, or draw the field in dpSettings.

dp-settings-name = { $what ->
    [missing] The field {$field} has no name
    [empty] The name of {$field} is empty
    [type] The name of {$field} is {$found}, it must be a reference such as "settings.login"
    [literal] The name of {$field} is plain text {$found}, it must be a reference such as "settings.login"
   *[unresolved] The name of {$field}, {$found}, leads to no text in {$locales}
}
    .name = A field without a name
    .why = The name is the label beside the field. The documents allow only a reference to a text in i18n here, so that it follows the person's language.
    .todo = Write a reference such as settings.login and the text into each i18n file.

dp-settings-required-type = required of {$field} is {$found}, it must be true or false without quotes
    .name = “required” is not true or false
    .why = The platform expects a boolean. The text "false" counts as filled in and may make the field required.
    .todo = Write true or false without quotes.

dp-action-multiple = { $what ->
    [missing] action_multiple is missing in dp, it must be true or false
    [below] action_multiple stands in dp.settings, it must stand in dp itself
   *[type] action_multiple is {$found}, it must be true or false without quotes
}
    .name = action_multiple of the Digital Pipeline
    .why = It says whether the step may stretch over several stages, and it is required. Tables in the documents place it in dp.settings, but their examples and nearly all real widgets have it in dp itself; in settings it would be taken for a field.
    .todo = Choose false for a step in one stage, which is usual, true for one that stretches over several.

dp-webhook-url = { $what ->
    [example] The webhook address is still the example {$found}
    [local] The webhook address is {$found}, which leads to this machine or network: the platform can't reach it
   *[address] The webhook address is {$found}, it must begin with https://
}
    .name = Webhook address of the Digital Pipeline
    .why = When the step runs, the platform calls this address from its own servers. It takes only https; with an example address, localhost or an address of a local network the event reaches nobody. Answer within two seconds: Kommo tries again after 5 and 15 minutes, and switches the webhook off after more than a hundred bad answers in two hours.
    .todo = Enter the full https address of your server. To try things on your own machine, use a tunnel with an https address.

salesbot-handler-name = { $what ->
    [missing] The bot step {$field} has no name
    [empty] The name of the bot step {$field} is empty
    [type] The name of the bot step {$field} is {$found}, it must be a reference such as "salesbot.step"
   *[unresolved] The name of the bot step {$field}, {$found}, leads to no text in {$locales}
}
    .name = A bot step without a name
    .why = The name is what people see in the Salesbot designer when they choose a step.
    .todo = Write a reference such as salesbot.step and the text into each i18n file.

settings-required-missing = The field {$field} doesn't say whether it is required
    .name = required is missing
    .why = The documents name required with each field. What counts without it isn't said.
    .todo = Choose true if the widget can't do without the value, else false.

settings-key-format = The code of the field {$field} has other characters than Latin letters, digits and _
    .name = Characters in the code of a field
    .why = The code is the key of the value in the script and in the API. Dots, blanks and Cyrillic letters break requests there.
    .todo = Rename the field and its uses in the script. Values saved under the old code are lost.

dp-settings-required-missing = The field {$field} doesn't say whether it is required
    .name = required is missing
    .why = The documents name required with each field. What counts without it isn't said.
    .todo = Choose true if the step can't do without the value, else false.

dp-settings-key-format = The code of the field {$field} has other characters than Latin letters, digits and _
    .name = Characters in the code of a field
    .why = The code is the key of the value in the script and in the request to your server. Dots, blanks and Cyrillic letters break it there.
    .todo = Rename the field and its uses. Values saved under the old code are lost.

settings-secret-as-text = The field {$field} seems to take a secret, but is of the type text
    .name = A secret in a plain field
    .why = The type text shows the value to everybody who opens the settings. pass shows dots.
    .todo = Set the type to pass if the value is secret.

settings-label-duplicate = The fields {$other} and {$field} have the same label in {$locales}
    .name = Two fields with one label
    .why = People can't tell the two apart.
    .todo = Write a label of its own for each.

settings-too-many = { $count ->
    [one] settings has {$count} field, more than {$most}
   *[other] settings has {$count} fields, more than {$most}
}
    .name = Very many fields
    .why = A long form is filled in wrongly or not at all.
    .todo = Ask only for what the widget can't find out, or draw a page of its own with advanced_settings.

settings-custom-once = { $count ->
    [one] {$count} field is of the type custom, only one may be
   *[other] {$count} fields are of the type custom, only one may be
}
    .name = More than one field custom
    .why = The field's place in the window is named after the widget, not after the field. The second one has no place.
    .todo = Draw all in one field and keep the values as JSON in it.

settings-custom-needs-location = A field of the type custom needs the area settings
    .name = custom without the area settings
    .why = The field is drawn by your script, which runs in the settings window only with the area settings.
    .todo = Add settings to locations.

dp-private-widget = The step runs through widget.php, which private widgets don't get
    .name = widget.php in a private widget
    .why = widget.php ran on the platform's servers, for public widgets only. Newer widgets name an address of their own.
    .todo = Enter webhook_url in dp, which works in private widgets too.

salesbot-handler-code = The code of the bot step {$found} has other characters than Latin letters, digits and _
    .name = Characters in the code of a bot step
    .why = The script and the bot know the step by this code. All real widgets use plain codes.
    .todo = Rename it here and in the script. Bots that use the step must be set up anew.

salesbot-settings-type = { $what ->
    [missing] The bot field {$field} has no type, expected one of {$known}
   *[unknown] The type of the bot field {$field} is {$found}, expected one of {$known}
}
    .name = Unknown type of a bot field
    .why = The type decides which fields of a lead or contact can be chosen. The documents name only these.
    .todo = Choose text for any text, numeric for numbers, url for links.

settings-unused = { $count ->
    [one] The script never reads the field {$names}
   *[other] The script never reads {$count} fields: {$names}
}
    .name = A field that the script doesn't read
    .why = { $count ->
        [one] The person fills it in for nothing, unless your server takes it from the account.
       *[other] The person fills them in for nothing, unless your server takes them from the account.
    }
    .todo = { $count ->
        [one] Read it in the script, or delete the field.
       *[other] Read them in the script, or delete the fields.
    }

settings-undeclared = { $what ->
    [field] The script looks for the field {$name}, which isn't declared; did you mean {$near}?
    [fields] get_settings() has no {$name}: the settings themselves are the fields
    [near] The script reads the setting {$name}, which isn't declared; did you mean {$near}?
   *[none] The script reads the setting {$name}, which isn't declared
}
    .name = A setting that isn't declared
    .why = Nobody can fill it in, so the script always gets undefined.
    .todo = Add the field to settings, or correct the name in the script.

settings-custom-without-code = Nothing in the script draws the field {$name}
    .name = A custom field that nothing draws
    .why = For a field of the type custom the platform gives an empty place; your script must draw it in the callback settings and put the value into the hidden input.
    .todo = Draw the field in settings, or choose another type.

salesbot-limits = { $what ->
    [text] A text of {$count} characters for the bot; it takes {$most}
    [buttons] {$count} buttons for the bot; it takes {$most}
   *[handlers] {$count} handlers for the bot; it takes {$most}
}
    .name = More than a bot takes
    .why = The API refuses longer texts, more buttons and more handlers in one answer to the bot; messengers cut them off.
    .todo = Split it into several steps.

salesbot-no-default = { $count ->
    [one] The bot field {$names} has no default_value
   *[other] {$count} bot fields have no default_value: {$names}
}
    .name = Bot fields without a default
    .why = On Kommo one team's bot designer kept its button Save inactive as long as a text field had no default_value, even one that isn't required. No document says so.
    .todo = Add a default_value, if only an empty one, and try the step in the designer.
