# script/*, the widget's life: when the CRM calls what, what it looks at, and what stays behind on the page.

script-settings-too-early = { $count ->
    [one] The constructor reads settings before they are there: {$words}
   *[other] The constructor reads settings before they are there in {$count} places, first {$words}
}
    .name = Settings read too early
    .why = The CRM makes the widget with new, and gives it its settings only then. In the constructor they are still empty, so the value is undefined and stays so.
    .todo = Read it where it is used, inside a callback: self.get_settings().name

script-texts-too-early = { $count ->
    [one] The constructor reads texts before they are there: {$words}
   *[other] The constructor reads texts before they are there in {$count} places, first {$words}
}
    .name = Texts read too early
    .why = In the CRM's front end the texts arrive after the constructor has run. The documents' own sample keeps self.langs there nevertheless, so this is seen often; whether the value is filled later isn't certain.
    .todo = Ask for texts inside a callback.

script-handler-stays = { $count ->
    [one] A handler on the whole page is never taken off: {$words}
   *[other] {$count} handlers on the whole page are never taken off, first {$words}
}
    .name = A handler that stays
    .why = document, window and body outlive the widget. The CRM makes the widget anew on each page, so after each move one more handler is there: one click then sends two, three, four requests. The CRM itself takes off only what is bound on document with the namespace self.ns.
    .todo = Name the events and take them off before: $(document).off('click' + self.ns).on('click' + self.ns, …)

script-runs-on = { $what ->
    [interval] { $count ->
        [one] An interval never ends: {$words}
       *[other] {$count} intervals never end, first {$words}
    }
    [observer] { $count ->
        [one] An observer never ends: {$words}
       *[other] {$count} observers never end, first {$words}
    }
   *[socket] { $count ->
        [one] A connection is never closed: {$words}
       *[other] {$count} connections are never closed, first {$words}
    }
}
    .name = Something that runs on
    .why = It goes on when the page of the CRM is left. The CRM makes the widget anew on the next page, and one more of it begins there: requests and work pile up until the tab is closed.
    .todo = End it in destroy: clearInterval, disconnect, close. What shall live through all pages needs init_once.

script-this-lost = { $count ->
    [one] this isn't the widget here: {$words}
   *[other] this isn't the widget in {$count} places, first {$words}
}
    .name = this isn't the widget
    .why = In a callback this is the object of the callbacks, and in a function that is handed on it is something else again. Neither has the widget's methods: the call stops with “is not a function”.
    .todo = Keep the widget in a variable of the constructor, var self = this, and write self there; or use an arrow function.

script-callback-optional = The callback {$name} isn't there; in {$areas} a widget may have it
    .name = A callback that may be needed
    .why = Many widgets work without it: the CRM draws the fields of the manifest by itself. dpSettings changes that form, salesbotDesignerSettings gives the step of a bot its exits; without exits the designer showed an error to some.
    .todo = Add it if the form or the exits matter to you.

script-callback-unread = { $count ->
    [one] {$names} returns nothing
   *[other] {$names} return nothing
}
    .name = init or bind_actions don't return true
    .why = The documents ask for true. The CRM's front end doesn't look at the result of these two, so nothing changes today.
    .todo = Return true at the end, to be on the safe side.

script-render-async = render is asynchronous
    .name = Asynchronous render
    .why = The documents ask for true. The CRM's front end takes a promise as well: init then waits until it is kept, but bind_actions runs at once, before what render draws is there. If the promise is rejected, init never runs.
    .todo = Return true at once and draw when the data are there, or bind events where you draw.

script-page-overwrite = { $count ->
    [one] The script writes over the whole page: {$words}
   *[other] The script writes over the whole page in {$count} places, first {$words}
}
    .name = The page is written over
    .why = body holds the whole CRM. What replaces its content takes the open card, the menu and all other widgets away until the page is loaded anew; where the place of one's own isn't found, too.
    .todo = Add to the widget's own place: self.render_template(…), or append to an element of your own.

script-handler-for-nothing = { $count ->
    [one] Nothing in the widget draws {$names}, which a handler waits for
   *[other] Nothing in the widget draws {$names}, which handlers wait for
}
    .name = A handler for what nobody draws
    .why = No text of the scripts and no template has this id or class, so the handler finds nothing and the button does nothing. If the CRM draws it, all is well.
    .todo = Compare the name with the markup.

script-broken-html = { $count ->
    [one] HTML in the script doesn't fit together: {$tag} has no partner
   *[other] HTML in the script doesn't fit together in {$count} places, first: {$tag} has no partner
}
    .name = Broken HTML in the script
    .why = Browsers repair such markup, each piece by itself: what was meant to lie inside then lies beside.
    .todo = Close what is open, and close nothing twice.
