# locations/*: the areas in which the widget appears.

locations-not-array = locations is {$found}, it must be a list such as ["lcard-1", "settings"]
    .name = Areas are not a list
    .why = The platform goes through the list to see where to load the widget. From anything else it reads no area, and the widget appears nowhere.
    .todo = Write the names of the areas in square brackets, each in quotes.

locations-not-string = An area is {$found}, it must be a name in quotes
    .name = An area that is not text
    .why = Each entry names one area, such as lcard-1. Another value is no area.
    .todo = Write the name of the area in quotes, or delete the entry.

locations-unknown = { $what ->
    [slip] There is no area {$found}; did you mean {$meant}?
   *[unknown] There is no area {$found}
}
    .name = Unknown area
    .why = No document of the platform names this area, so the widget doesn't appear there. Moderation refuses areas that don't exist.
    .todo = Choose the area that you meant, or delete the entry.

locations-suffix = { $what ->
    [panel] {$found}: after {$name} only -1 (with the right-hand panel) or -0 (without it) may follow
   *[none] {$found}: nothing may follow {$name}
}
    .name = Unknown ending of an area
    .why = The ending says whether the widget uses the right-hand panel: -1 yes, -0 no. With any other one the platform doesn't recognise the area.
    .todo = Choose -1 to draw in the panel, -0 to run without it.

locations-suffix-on-everywhere = {$found} has an ending, the area is called everywhere
    .name = Ending on everywhere
    .why = -1 and -0 say whether the right-hand panel of a card or list is used. The area everywhere has no panel of its own and takes no ending.
    .todo = Delete the ending. If you need the panel, name the card as well, such as lcard-1.

locations-duplicate = { $what ->
    [same] { $count ->
        [one] {$found} stands twice
       *[other] {$count} entries repeat an area: {$found}
    }
   *[panel] { $count ->
        [one] {$found} contradicts {$first}: only one of them can count
       *[other] {$count} entries contradict others of their areas: {$found}
    }
}
    .name = The same area twice
    .why = An area is connected once. If one entry wants the right-hand panel and the other doesn't, nobody says which counts; the platform's own wizard refuses the pair.
    .todo = Keep one entry: -1 with the panel, -0 without it.

locations-card-sdk-needs-card = card_sdk needs a card beside it: lcard, ccard or comcard
    .name = Card tab without a card
    .why = card_sdk adds a tab to the cards that the widget names. Without a card there is nothing to add it to.
    .todo = Add the card in which the tab is to appear, or delete card_sdk.

locations-dp-needs-block = { $what ->
    [missing] digital_pipeline needs the block dp, which is missing
   *[type] digital_pipeline needs the block dp, which is not an object
}
    .name = Digital Pipeline without its block
    .why = The block dp holds the fields of the step and says whether it may stretch over several stages. Without it the step can't be added to the Digital Pipeline.
    .todo = Add the block, with at least settings and action_multiple, or delete the area.

locations-advanced-needs-block = { $what ->
    [missing] advanced_settings needs the block advanced with a title, which is missing
   *[type] advanced_settings needs the block advanced, which is not an object
}
    .name = Page of own settings without its block
    .why = The area adds a page to the account's settings, and advanced.title is its name in the menu. Without it the page can't be shown.
    .todo = Add the block and the text of the title in each locale, or delete the area.

locations-salesbot-needs-block = { $what ->
    [missing] salesbot_designer needs the block salesbot_designer, which is missing
   *[type] salesbot_designer needs the block salesbot_designer, which is not an object
}
    .name = Salesbot without its block
    .why = The block lists the steps that the widget adds to the Salesbot designer, with their fields. Without it the designer has nothing to show.
    .todo = Add the block with one handler and its name, or delete the area.

locations-block-without-location = The block {$block} has no effect: the area {$name} is not in locations
    .name = A block without its area
    .why = The platform reads the block only for the area. The documents ask to include it only then.
    .todo = Add the area if the widget is to work there, else delete the block.

locations-missing = { $what ->
    [missing] locations is missing: no area is connected
    [slip] locations is missing; {$written} seems to be meant for it
   *[empty] The list locations is empty: no area is connected
}
    .name = No areas
    .why = The list says where the widget appears; without an area it is loaded nowhere. An upload without the list was refused with “locations field is required”, and both marketplaces ask for it.
    .todo = List the areas in which the widget works, such as ["lcard-1", "settings"].

locations-suffix-pointless = {$found}: after {$name} an ending means nothing
    .name = Ending without a meaning
    .why = -1 and -0 speak of the right-hand panel of cards and lists. This area has none.
    .todo = Delete the ending.

locations-default-panel = { $count ->
    [one] {$names} stands without -1 or -0; it counts as {$names}-1
   *[other] {$count} areas say nothing of the panel and count as drawn in it: {$names}
}
    .name = Panel not stated
    .why = Without an ending the widget uses the right-hand panel. Written out, everybody sees what was meant.
    .todo = Write -1 to draw in the panel, -0 to run without it.

locations-covered-by-everywhere = { $count ->
    [one] {$names} is covered by everywhere
   *[other] {$count} areas are covered by everywhere: {$names}
}
    .name = Area covered by everywhere
    .why = { $count ->
        [one] everywhere loads the widget on all pages, this one too, and the entry asks for no panel.
       *[other] everywhere loads the widget on all pages, these too, and the entries ask for no panel.
    }
    .todo = Delete the entries, unless a panel is wanted: then write -1.

locations-dp-needs-endpoint = digital_pipeline has nobody to call: no webhook_url in dp and no widget.php
    .name = Digital Pipeline without an address
    .why = When the step runs, the platform calls webhook_url (or, in old public widgets, widget.php). Without one nothing happens.
    .todo = Enter webhook_url with the https address of your server, or leave the area out.

locations-sms-needs-endpoint = { $what ->
    [block] The area sms needs the block sms, which is missing
    [missing] The block sms has no endpoint
    [nobody] sms.endpoint is {$found}, which is an example or leads to one network only
   *[address] sms.endpoint is {$found}, it must be a full address such as https://…
}
    .name = System SMS without an address
    .why = The platform hands messages to this address. It tries the address at the upload already: a wrong one is refused there.
    .todo = Enter the full address of the server that sends the messages.

locations-mobile-needs-block = { $what ->
    [block] The area mobile_card needs the block mobile, which is missing
    [missing] The block mobile has no frame_url
    [nobody] mobile.frame_url is {$found}, which is an example or leads to one network only
   *[address] mobile.frame_url is {$found}, it must be a full address such as https://…
}
    .name = Mobile card without a page
    .why = The mobile app opens this page in the card. Without it there is nothing to show.
    .todo = Enter frame_url with the full address of the page.

locations-amoforms-needs-block = The area amoforms needs the block amoforms_settings, which is missing
    .name = Form widget without its block
    .why = The block holds the title under which the widget is offered in the form's editor.
    .todo = Add the block with a title, or delete the area.

locations-menu-needs-block = The area widget_page needs the block left_menu, which is missing
    .name = Page without a menu item
    .why = The page is opened from the left menu, and left_menu holds its item. Without it nobody gets there.
    .todo = Add the block with the title and the icon of the item, or delete the area.

locations-dialect = { $product ->
    [amo] amoCRM's documents don't name the area {$name}
   *[kommo] Kommo's documents don't name the area {$name}
}
    .name = An area of the other product
    .why = amoCRM and Kommo have grown apart. An area that the product doesn't have does nothing there.
    .todo = Delete the entry, or choose the other product if the widget is for that one.

locations-ai-agent-needs-text = ai_agent needs the text {$reference}, which no locale has
    .name = AI agent without a description
    .why = Kommo shows this text on the tile in the settings of the AI agent and asks for it in each locale. Up to 100 characters are shown.
    .todo = Add the text to each i18n file.

locations-public-only = The area {$name} works in public integrations only
    .name = An area for public widgets
    .why = The platform opens this area to published widgets alone. In a private one it stays empty.
    .todo = Leave it out of a private widget. If you prepare a publication, check for moderation instead.

locations-settings-not-declared = The widget is installed with fields, but the area settings is not connected
    .name = No script in the settings window
    .why = The platform draws the fields itself, but your script, with onSave, runs in the settings window only with the area settings. Nearly all installed widgets have it.
    .todo = Add settings to locations if the script is to check or keep what was entered.
