# The Settings tab: fields, their texts, blocks of areas, the request that installs.

fields-part-window = Settings window
    .about = What an admin fills in when installing
fields-part-pipeline = Digital pipeline
    .about = What is filled in for each step of the pipeline
fields-part-bot = Salesbot
    .about = Steps of the bot designer, with what is filled in for each
fields-part-blocks = Other
    .about = Blocks that go with an area, and the tour

fields-add = Add field…
fields-new = New field
fields-new-code = Code of the new field
fields-new-label = Label of the new field
fields-new-type = Type of the new field
fields-new-required = The new field is required
fields-new-add = Add
fields-empty = No fields yet
fields-empty-about = A widget that can be installed needs at least one field. Each field has a code, a label in every locale, and a type.
fields-malformed = The platform expects an object in {$name}, so that each field has a code. It is left as it stands:
fields-from-list = Make fields of the list…
fields-from-list-title = Make fields of the list in {$name}
fields-from-list-about = Each item gets its code as key, and a reference to its label. Look at the codes before you apply it.
fields-reorder = Drag to reorder, or press Alt and an arrow.

fields-code = Code
fields-code-of = Code of {$name}
fields-code-rule = Latin letters, digits and _, beginning with a letter; each code once
fields-code-taken = Another field has this code
fields-label = Label
fields-label-of = Label of {$name}
fields-key = Text key
fields-key-of = Text key of {$name}
fields-key-rule = A section and a name such as settings.login that no text has yet
fields-type = Type
fields-type-of = Type of {$name}
fields-type-text = One line of text
fields-type-pass = A secret, shown as dots
fields-type-users = One text for each user, such as an extension
fields-type-users_lp = Login and password for each user
fields-type-custom = Drawn by the widget's script; one at most
fields-type-number = A number
fields-type-url = A link
fields-column-code = Code and label
fields-column-required = Required
fields-is-required = Required
fields-is-optional = Optional
fields-required-of = Required: {$name}
fields-details = Details of {$name}
fields-move = Move {$name}: drag, or Alt and an arrow
fields-no-text = no text
fields-literal = This text stands in the manifest itself. Once you type here, it moves to i18n.
fields-locale-unreadable = {$name} is missing or can't be read
fields-more-keys = More
fields-add-key = Add {$key} to {$name}
fields-key-value-of = {$key} of {$name}
fields-undocumented = Seen in real widgets, not in the documents
fields-manual = On: the person types the value. Off: a field of the lead or contact is chosen.
fields-duplicate = Duplicate
fields-duplicate-of = Duplicate {$name}
fields-delete = Delete
fields-delete-of = Delete {$name}

fields-rename = Rename everywhere…
fields-rename-title = Rename {$from} to {$to}
fields-rename-about = What people have saved under the old code is not found under the new one.
fields-rename-key-about = The texts stay as they are, only their key changes.
fields-rename-files = In the manifest and in all locales
fields-rename-script = In script.js as well: { $count ->
    [one] {$count} place that names it
   *[other] {$count} places that name it
}

fields-rename-scripts = In the manifest, in all locales, and where scripts ask for the text

fields-preview-about = As the CRM draws it, with a made-up account. Fill it in as an admin would.
fields-try = Try
fields-try-hide = Hide the request
fields-try-about = Shows the request that would install the widget with what is filled in. Nothing is sent
fields-try-missing = Still to be filled in: {$name}
fields-try-copy = Copy the JSON

fields-title = Title
fields-choose-picture = Choose a picture: {$name}
fields-block-add = Add…
fields-block-remove = Remove…
fields-block-add-title = Add: {$name}
fields-block-remove-title = Remove: {$name}
fields-block-add-about = The block of the manifest, its area in locations, and the texts that it needs.
fields-block-remove-about = The block of the manifest, its area in locations, and the texts that nothing else uses.
fields-block-no-area = The block is there, but the area {$name} is off: nobody sees it.
fields-block-no-block = The area {$name} is on, but its block is missing.
fields-block-dp = Digital pipeline
    .about = A step that runs when a lead comes to a stage
fields-block-salesbot = Salesbot
    .about = Steps that people put into a bot
fields-block-advanced = Advanced settings
    .about = A page of its own in the account's settings
fields-block-menu = Left menu
    .about = A page in the CRM's left menu, for public integrations only
fields-block-sms = SMS
    .about = Sending of the CRM's own messages through your service
fields-block-mobile = Mobile card
    .about = A page of yours in the card of the mobile app
fields-block-forms = Web forms
    .about = What amoforms.js adds to the forms that people put on their sites
fields-block-tour = Tour
    .about = Pictures shown before the installation, needed for publication

fields-dp-webhook = Webhook address
fields-dp-multiple = Over several stages
    .about = On: a step may stretch over several stages, with an event for each
fields-dp-no-logo = The step needs a logo of 174×109.
fields-dp-to-images = Go to Images
fields-bot-logo = Logo
    .about = A path such as /widgets/code/images/logo_min.png, with the widget's own code
fields-bot-step = Step
fields-bot-add = Add a step
fields-bot-name = Name
fields-bot-delete = Delete the step
fields-sms-endpoint = Address
    .about = Must answer when the archive is uploaded; gets text, phone and token
fields-mobile-url = Address
    .about = The page that the app opens, with a token
fields-mobile-colour = Colour
    .about = Of the card's head, such as #2459E0
fields-forms-required = Required in the form
fields-forms-error = Error text
    .about = What a visitor reads who has left it empty
fields-menu-add = Add a page
fields-menu-add-below = Add an item
fields-menu-add-below-of = Add an item below {$name}
fields-menu-remove = Remove the item {$name}
fields-menu-icon = Icon
    .about = As in a light and in a dark menu. SVG, a path from the root such as images/menu.svg
fields-menu-icon-light = Light menu
fields-menu-icon-dark = Dark menu
fields-menu-icon-drawn = {$name} as the menu shows it
fields-menu-icon-none = {$name} can't be shown
fields-menu-code-of = Code of the item {$name}
fields-menu-after = Stands after
fields-menu-after-kommo = Kommo's new menu puts pages below its own items, newest first: this moves nothing there
fields-menu-after-of = Place of {$name}
fields-menu-below = Items below {$name}
fields-menu-sort = Order
fields-menu-sort-of = Order of {$name}
fields-menu-hide = Hide items of the CRM
fields-menu-hide-of = Hide {$name}
fields-menu-crm = { $code ->
    [dashboard] Dashboard
    [leads] Leads
    [customers] Customers
    [tasks] Tasks
    [catalogs] Lists
    [mail] Mail
    [stats] Stats
   *[settings] Settings
}
