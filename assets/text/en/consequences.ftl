# What an update changes for those who use the widget.

consequence-code-changed = { $what ->
    [changed] The {$key} in the manifest is another one
    [added] The manifest now has a {$key}
   *[removed] The manifest no longer has a {$key}
}
    .name = Another code or key
    .why = A widget of the old kind is known by the code and key in its manifest. With another pair it is another widget: what accounts stored stays with the old one. Widgets that were uploaded to an integration have their code from there.
    .todo = Leave both as they were, unless this is meant to be another widget.

consequence-version-not-raised = { $what ->
    [same] The version is still {$new}, though files differ
   *[lower] The version goes back from {$old} to {$new}
}
    .name = Version not raised
    .why = Browsers keep a widget's files by its version. Under a version that they know, people go on with the old script until their cache ends.
    .todo = Raise the version before you pack.

consequence-area-added = { $what ->
    [everywhere] Will now start on every page
    [panel] Now has a panel of its own here: {$area}
   *[area] Will now start here: {$area}
}
    .name = New place
    .why = The script now also starts where people haven't seen the widget yet. A mistake in it shows there too, and on every page it slows down the whole account.
    .todo = Try the widget in the new place, and tell people where they find it.

consequence-area-removed = { $what ->
    [panel] No longer has a panel here: {$area}
   *[area] No longer starts here: {$area}
}
    .name = Place gone
    .why = People who use the widget in this place don't find it there any more. Triggers and bots that were set up there no longer reach it.
    .todo = Keep the area if anybody uses it, else tell people what to use in its place.

consequence-init-once = { $what ->
    [on] Will now start on every page and stay until the page is reloaded
   *[off] Will now start anew in each place instead of once
}
    .name = Started once or each time
    .why = With init_once the object is made once and starts on every page but billing, whatever the areas say. Without it, what a script keeps in memory is gone on the next page: calls break off, connections are made anew.
    .todo = Try how the widget moves from page to page.

consequence-installation = { $what ->
    [on] The widget now has to be installed to work
   *[off] The widget can no longer be installed and set up
}
    .name = Installation switched
    .why = With installation the widget works once somebody has installed it and saved its settings. Without it there is no settings window and no button to install it.
    .todo = Try the update in an account that has the widget, before others get it.

consequence-showcase = { $what ->
    [on] The widget is now only shown, with “View” in place of “Install”
   *[off] The widget is no longer only shown
}
    .name = Showcase switched
    .why = A showcase has a button to view it, not one to install it. Who hasn't installed the widget by now can't do so any more.
    .todo = Switch it only if the widget is set up outside of the account.

consequence-menu-item-removed = The menu item {$item} is gone
    .name = Menu item gone
    .why = People find the widget's page by this item of the left menu, and may have its address bookmarked.
    .todo = Keep the item, or say where the page is now.

consequence-webhook-host = {$key} now goes to {$new}, no longer to {$old}
    .name = Another host for webhooks
    .why = The account now sends its data to another host, at once and in all accounts. The old host gets nothing any more, and what it has of before isn't on the new one by itself.
    .todo = Make sure that the new host answers before the update, and that it may have the data.

consequence-locale-added = The widget now also speaks the language {$locale}
    .name = New language
    .why = People with this language now see texts of their own in place of those of another language.
    .todo = Have somebody who speaks it read the texts in the CRM.

consequence-locale-removed = The widget no longer speaks the language {$locale}
    .name = Language gone
    .why = People with this language see the widget in another one, or keys in place of texts. In the marketplace of that language the widget isn't listed any more.
    .todo = Keep the language, if accounts use it.

consequence-setting-removed = What accounts stored in the setting {$setting} is gone
    .name = Setting gone
    .why = The values of a setting are kept under its key. Once the key is gone and somebody saves, they can't be got back.
    .todo = Keep the setting while the script may need it, or carry its values over to your server first.

consequence-setting-renamed = What accounts stored in {$setting} isn't in {$new}
    .name = Setting renamed
    .why = The values of a setting are kept under its key. Under the new key the field is empty, and what the script reads is empty too.
    .todo = Go on with the old key. People see the label, not the key.

consequence-setting-retyped = What accounts stored in {$setting} as {$old} doesn't fit {$new}
    .name = Setting of another type
    .why = Each type keeps its values in a form of its own: text as words, users as a list by user. The window shows a field that can't read the old value, and saving replaces it.
    .todo = Keep the type, and add a setting with another key for the new one.

consequence-setting-added-required = { $what ->
    [made] Every account has to fill in {$setting} and save: it is required now
   *[added] Every account has to fill in the new setting {$setting} and save
}
    .name = New required setting
    .why = Where the widget is installed already, the field is empty until an administrator opens the settings and saves. Until then the script runs without the value.
    .todo = Let the script work without the value, or tell administrators what to fill in.

consequence-dp-field-removed = { $what ->
    [renamed] Saved triggers keep their value under {$field}, but the field is now called {$new}
   *[removed] Saved triggers lose the value of {$field}
}
    .name = Field of a trigger gone
    .why = A trigger in a pipeline keeps its values by the keys of the fields. Triggers that were set up before go on without this one, and nobody is told.
    .todo = Keep the key, or have each trigger saved anew.

consequence-salesbot-handler-removed = { $what ->
    [renamed] Saved bots ask for the step {$handler}, which is now called {$new}
   *[removed] Saved bots ask for the step {$handler}, which is gone
}
    .name = Step of bots gone
    .why = A bot keeps the code of the step. Bots that were built before stop at it.
    .todo = Keep the step under its code, at least until all bots are built anew.

consequence-salesbot-field-removed = { $what ->
    [renamed] Saved bots keep their value under {$field} of the step {$handler}, but the field is now called {$new}
   *[removed] Saved bots lose the value of {$field} of the step {$handler}
}
    .name = Field of a bot's step gone
    .why = A bot keeps the values of a step by the keys of the fields. Bots that were built before hand over no value for this one.
    .todo = Keep the key, or have each bot saved anew.

consequence-callback-removed = The CRM no longer finds the callback {$callback}
    .name = Callback gone
    .why = The CRM calls this function of the script. Without it the place where it is called stays empty, or the step in it isn't done.
    .todo = Keep the function, or also drop the area that calls it.

consequence-salesbot-exit-removed = Saved bots go on from the exit {$exit}, which is gone
    .name = Exit of a bot's step gone
    .why = What a bot does next hangs on the code of an exit. Bots that were built before end where the exit is gone.
    .todo = Keep the exit under its code, at least until all bots are built anew.

consequence-foreign-host-added = { $what ->
    [asked] The browser now asks {$host}
   *[named] A library or a bundle now names {$host}
}
    .name = New foreign host
    .why = A script of the widget names a host that it didn't name before. What is sent there leaves the account, and a network that lets only known hosts through holds it back.
    .todo = Say in the description what goes there and why. Check that the host is meant for production.

effect-data-lost = Data lost
effect-breaks = Breaks
effect-step-needed = Step needed
effect-new-address = New address
effect-new-place = New place
effect-place-gone = Place gone
effect-changed = Changed
