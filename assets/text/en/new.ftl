# New widgets: the dialog and the command.
new-title = New widget
new-about = It stays in memory until you save it to a folder or a zip
new-fill-title = Turn the folder into a widget
new-fill-about = Its files stay as they are. What is missing is made, and missing texts are added, as one undo step
new-for = What is it for?
new-menu = Only public integrations get an item of their own in the left menu, so the page opens from Analytics and the settings of the account
new-product = Product
new-comments = Comments in the script
new-comments-en = English
new-comments-ru = Russian
new-locales = Locales
new-support = Help
new-support-made-up = Web address or e-mail; else a made-up one
new-name = Name
new-name-in = Name, {$locale}
new-name-kept = From {$file}; it stays
new-fields = What people fill in
new-field-key = Key of field {$number}
new-field-kind = Type of field {$number}
new-field-is-required = Field {$number} is required
new-required = Required
new-field-remove = Remove field {$number}
new-field-add = Add a field
new-files = { $count ->
    [one] 1 file
   *[other] {$count} files
}
new-working = Making the files…
new-failed = The files can't be made: {$reason}
new-picture = Picture of {$file}
new-state-new = New
new-state-kept = Kept
new-state-completed = Texts added
new-clean = No errors, no warnings: neither privately nor in moderation
new-faults = { $errors ->
    [0] { $warnings ->
        [one] 1 warning
       *[other] {$warnings} warnings
    }
    [one] 1 error, warnings: {$warnings}
   *[other] {$errors} errors, warnings: {$warnings}
} in private use or in moderation
new-create = Create widget
new-fill = Make what is missing
new-no-intent = Choose what the widget is for
new-no-locale = Choose at least one locale
new-locale = The product doesn't take the locale “{$code}”: it takes {$all}
new-market = The marketplace of this product asks for {$locale} as well
new-no-name = Give the widget a name
new-support-fault = Neither a web address nor an e-mail
new-no-field = At least one field is needed: without one the platform installs no widget
new-field-code = The key “{$code}” may have Latin letters, digits and _ and begins with a letter
new-field-taken = The key “{$code}” is used twice
new-field-type = The platform knows no type “{$type}”: it knows text, pass, users, users_lp and custom
new-second-custom = A widget may have one field of the type custom
intent-card-panel = Panel in cards
    .about = Draws beside a lead, contact or company
intent-list-action = Action in lists
    .about = Works with the entries chosen in a list
intent-settings-page = Page in the settings
    .about = A page of its own in the settings of the account
intent-digital-pipeline = Digital Pipeline action
    .about = A step that a pipeline runs by itself
intent-salesbot = Salesbot step
    .about = A block in the designer of bots
intent-telephony = Telephony
    .about = Calls a number on click; starts once for a session
intent-lead-source = Source of leads
    .about = Brings leads into a pipeline
intent-menu-page = Page in the left menu
    .about = Opens from Analytics and the settings
intent-sms-sender = SMS sender
    .about = Sends the texts of the system through your server
intent-whatsapp = WhatsApp
    .about = Opens a chat from the card
intent-website-chat = Website chat
    .about = The chat button in Kommo, a source of leads in amoCRM
cli-new-made = {$folder}: { $count ->
    [one] 1 file
   *[other] {$count} files
}
cli-new-manifest = {$path} has a manifest already
    .next = Check it with widget-studio check, or choose another folder.
cli-new-problem = {$text}
    .next = Nothing was written. widget-studio new --help says what each argument takes.
cli-new-not-made = The widget can't be made: {$reason}
    .next = Nothing was written. Repair the named file, or move it out of the folder, and try again.
cli-new-borrowed = The name in the locale {$locale} is “{$name}”; give it one of its own with --name {$locale}=TEXT
