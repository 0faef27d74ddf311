# The Install tab: accounts, and the widget in them.
tab-install = Install

install-connect = Connect an account
    .about = Install {$name} {$version} into a sandbox, or try every step in the practice account first
install-own = Your account
    .about = amoCRM or Kommo, over API v4
install-address = Address
    .help = Paste any link from the account
install-name = Name
install-kind-colour = Kind, colour
install-kind-sandbox = Sandbox
install-kind-production = Production
    .help = Locked: type the account's subdomain to confirm each change
install-kind-practice = Practice
install-colour-help = It marks every button that acts on this account
install-blue = Blue
install-green = Green
install-yellow = Yellow
install-orange = Orange
install-red = Red
install-purple = Purple
install-teal = Teal
install-grey = Grey
install-token = Long-lived token
    .help = From the “Keys and scopes” tab of a private integration in the account
install-reveal = Show: {$name}
install-hide = Hide: {$name}
install-keep = Keep it in
install-keep-keyring = System keyring
    .help = Under the name “widget-studio”. Removing the account here deletes it; the system's password manager shows it too.
install-keep-ask = Nowhere, ask each time
    .help = Held in memory until the studio closes. There is nothing to delete.
install-keep-none = This computer has no keyring that works, so the token is kept nowhere: the studio asks for it after each start
install-connect-now = Test and connect
    .help = Reads the account's name, users and pipelines. Changes nothing.
install-sign-in = Sign in

install-practice = Practice account
    .about = Built in. A simulation, not amoCRM or Kommo.
install-practice-here = No account, no network
    .about = Runs inside the studio, on this computer
install-practice-upload = Upload in one click
    .about = Checks widget.zip as the account's page would
install-practice-samples = Sample users and widgets
    .about = Can be put back to the start at any time
install-practice-errors = Errors on request
    .about = Make it fail on purpose and see how the widget copes
install-practice-start = Start practice account
install-practice-put-back = Put back to the start
install-practice-reset = The practice account is as it was at first
install-practice-failed = The practice account can't be started
    .next = Close other programs of the studio and try again. Its state is in practice.json in the studio's data folder.
install-practice-unread = The state of the practice account can't be read or written
    .next = Correct or remove practice.json in the studio's data folder, or check that the folder can be written to.

install-account = Account
install-add-another = Add an account…
install-test = Test connection
install-remove = Remove from the list…
install-remove-account = Remove {$name}
install-admin = administrator
install-no-admin = not an administrator
install-token-until = token until {$date}
install-technical = A technical account: it may not load widgets in its pages
install-this-widget = This widget
install-all-widgets = All widgets
install-history = History

install-connecting = Connecting to {$name}…
install-looking = Looking into {$name}…
install-uploading = Uploading to {$name}…
install-watching = Watching for {$version}, {$left} left
install-installing = Installing into {$name} and reading back…
install-uninstalling = Uninstalling from {$name} and reading back…
install-listing = Reading the widgets of {$name}…
install-stop = Stop
install-stopped = Stopped while a change was on its way
    .next = The change may have gone through: check the account.
install-stopped-made = Stopped on the way, but the change was made: that is what the account shows
    .next = Nothing more has to be done. It can be taken back like any other.
install-stopped-not = Stopped on the way; the account shows that the change was not made
    .next = It may still arrive: look again in a moment before you send it once more.
install-settling = Checking the result in {$name}…
install-understood = Close the message
install-accounts-unread = The list of accounts can't be read
    .next = Correct or remove accounts.json in the studio's data folder. The secrets are in the keyring and stay.
install-accounts-unwritten = The list of accounts can't be written
    .next = Check that the studio's data folder can be written to.
install-fills-unwritten = What was filled in can't be remembered
    .next = Correct or remove installs.json in the studio's data folder, or check that the folder can be written to.
install-account-gone = There is no account named {$name} any more
    .next = It was removed in another window or by a command. Add it again.
install-no-token = There is no token for this account
    .next = Get one on the “Keys and scopes” tab of the integration, and sign in with it.
install-no-keyring = The keyring doesn't keep the secret
    .next = Unlock it, or choose to be asked each time.
install-bad-name = The name must have 1 to 40 characters
install-name-taken = There is an account named {$name} already
    .next = Choose another name.
install-upload-refused = The account's page doesn't take the archive
    .next = The words are the server's own. Where the Problems below name nothing, look at the integration's form, such as its code.
install-watch-in-vain = This version did not appear within 5 minutes
    .next = Check on the account's page that the archive was saved, and whose token this is. Then wait once more.
install-unverified = The result of the change can't be read
    .next = Look once more at what the account shows before you repeat it.

install-this-build = This build
install-in = In {$name}
install-state-unknown = Not known yet
install-state-absent = Not uploaded
install-state-uploaded = Uploaded, not installed
install-state-installed = Installed
install-look = Look again
install-code = Code
    .help = The account gives it to the widget; it is on the “Keys and scopes” tab of the integration. If the manifest names a code, it is taken from there.
install-code-manifest = From the manifest
install-code-remembered = Remembered: the account has shown this widget under this code, from {$place}
install-code-doubt = The code isn't filled in: “{$name}” from {$place} has the code {$code} here, and this may be another widget
install-code-take = Use {$code}
install-same = Nothing stands in the way: the account has this build, with the same fields and areas
install-pipeline = Source of leads in the pipeline “{$name}”
install-upload-to = Upload to {$name}
install-upload-practice = Packs in memory and uploads. Nothing is written to disk.
install-upload-amo = There is no documented call for uploads. Pack the archive, add it in the account (amoMarket → ⋯ → Create integration, or Installed → the integration → Edit), then wait here until the version appears. Raise the version for each upload.
install-upload-kommo = There is no documented call for uploads. Pack the archive, add it in the account (Settings → Integrations → Create integration), then wait here until the version appears. It takes the plan Advanced or higher, or a trial account. Raise the version for each upload.
install-pack = Pack widget.zip…
install-open-page = Open the account
install-watch = Wait for {$version}

install-settings = Settings
install-fields-account = { $count ->
    [0] the account asks for no fields
    [one] 1 field from the account's template
   *[other] {$count} fields from the account's template
}
install-fields-manifest = { $count ->
    [0] no fields, as the manifest says
    [one] 1 field, as the manifest says: the account shows no template
   *[other] {$count} fields, as the manifest says: the account shows no template
}
install-custom = JSON or a number
install-not-remembered = Not remembered
install-no-users = The account shows its users to administrators alone
install-find = Find a user
install-find-user = Find a user: {$field}
install-refused-at = path {$path}, code {$code}
install-body = Body
install-masked = Passwords are shown as {$mask} and sent as they are
install-samples = Fill with samples
install-into = Install into {$name}
install-uninstall-from = Uninstall from {$name}

install-sure-install = The widget is installed in {$name} already. Sending the settings again may replace all earlier ones, also those that aren't in this form.
install-sure-uninstall = The widget stops working in {$name} for everyone, and its settings are lost. Access tokens of its own integration may end with it.
install-sure-remove = Removes {$name} from this list and its secrets from the keyring. In the account itself nothing changes.
install-locked = This is a production account. Type {$subdomain} to go on.
install-subdomain = Subdomain

install-receipt-done = Installed in {$name}, verified
install-receipt-again = Installed again in {$name}
install-receipt-unseen = Installed in {$name}; the settings can't be verified
install-receipt-unclear = Installed in {$name}; whether the new settings arrived can't be seen
install-receipt-differs = Installed in {$name}, but with other settings
install-receipt-not = Not installed in {$name}
install-receipt-refused = The account answered with an error; not installed in {$name}
install-receipt-removed = Uninstalled from {$name}, verified
install-receipt-still = Still installed in {$name}
install-receipt-active = Read back: the account says that it is installed
install-receipt-inactive = Read back: the account says that it isn't installed
install-receipt-gone = Read back: the account doesn't show the widget any more
install-receipt-version = Version {$version}
install-receipt-close = Close the receipt
install-echo-same = The settings came back as they were sent
install-echo-hidden = The account shows the settings to the widget's own integration alone, so they can't be compared

install-requests = Requests
install-no-requests = Nothing was sent yet
install-sent = Sent
install-answer = Answer
install-curl = Copy the request as a curl command, without secrets
install-curl-cut = Copy the request as a curl command. Its body isn't kept whole: write all of it to { $file } before you run the command
install-curl-refused = There is no command: the address holds a secret, which is kept nowhere
install-copy-address = Copy the address
install-har = Copy all shown requests as an HTTP archive (HAR), without secrets
install-history-search = Account, path or status
install-history-count = { $count ->
    [one] 1 request
   *[other] {$count} requests
}

install-list = Read the list
install-find-widget = Code or ID
install-which-all = All
install-which-installed = Installed
install-widgets-count = { $count ->
    [one] 1 widget
   *[other] {$count} widgets
}
install-column-version = Version
install-column-state = State
install-column-rating = Rating
install-column-fields = Fields
install-column-dp = Dig. Pipeline
install-column-source = Lead source

install-fault = What goes wrong
    .about = The practice account can behave badly, so that you see what that looks like
install-fault-none = Nothing
install-fault-slow = Slow
install-fault-429 = 429
install-fault-500 = 500
install-fault-403 = 403 until support lifts it
install-fault-html = HTML page
install-fault-json = Broken JSON
install-fault-drop = Dropped line
install-fault-402 = 402, not paid
install-fault-users = Users refused
install-fault-tokens = Token ended
install-fault-redirect = Redirect
install-fault-lost = Answer lost

install-many-accounts = Many accounts
install-salesbot = Salesbot
install-continuing = Letting the bot in {$name} go on…
install-repeating = Sending the request to {$name} again…
install-repeated = The request was sent again: it is on top of the history
install-har-save = Save all shown requests as an HTTP archive (HAR), without secrets
install-which = Filter
    .help = The account doesn't say whose a widget is. Public here are those that have a rating, own are those without one.
install-which-own = Own
install-which-public = Public
install-columns = Columns
    .about = What the table shows
install-yes = yes
install-no-page = {$code}: the practice account has no pages
install-open-widget = Open the page of {$code} in the account
install-no-widgets = No widget fits
install-settings-shown = shown
install-settings-hidden = not shown
install-column-pipeline = Pipeline
install-column-solution = Solution
install-column-integration = Integration
install-column-settings = Settings
install-column-number = ID
install-column-rest = Other keys

install-sign-in-by = Sign in with
install-by-code = Integration code
    .help = ID, secret, redirect URI and the 20-minute code from the “Keys and scopes” tab of the integration. The tokens renew themselves.
install-by-code-none = Renewed tokens have to be kept, and this computer has no keyring that works. Use a long-lived token.
install-client-id = Integration ID
install-client-secret = Integration secret
install-redirect-uri = Redirect URI
install-auth-code = 20-minute code
install-keep-code = In the system keyring under the name “widget-studio”: the tokens and the integration's secret. Removing the account here deletes them.
install-renew = Sign in anew
install-secret = Secret
install-token-renews = the token renews itself
install-token-silent = the token doesn't say
install-about = About this account
install-about-close = Close what is known of the account
install-none = No account
install-copy = Copy: {$name}
install-practice-token = Practice token
install-practice-curl = For curl
install-practice-open = The practice account answers curl and your scripts while the studio is open. This token works for no real account.
install-before = Check before install
install-before-all = Show all ({$count})
install-before-few = Show fewer
install-go-to = Go to the field
install-and-more = (and {$count} more)
install-required = required
install-custom-error = Not JSON yet: line {$line}, column {$column}
install-find-none = No such user
install-step-pack = Pack
install-step-upload = Upload
    .about = Your turn, in the browser
install-step-install = Install
    .about = Goes on by itself
install-show-file = Show the file
install-watch-no-code = Enter the code first: it tells which widget to wait for
install-to-do = { $count ->
        [one] 1 thing to do
       *[other] {$count} things to do
    }
install-goes-on-locked = In a production account nothing is installed by itself: you type its subdomain first
install-step-install-locked = When you unlock it
requests-ms = {$count} ms
requests-no-answer = no answer
requests-announced = sent
install-goes-on = Install as soon as {$version} appears
install-goes-on-in = { $seconds ->
    [one] It goes on in 1 second
   *[other] It goes on in {$seconds} seconds
}
install-receipt-other = Installed in {$name}, but not this build
install-known-shown = The account shows these settings now:
install-known-sent = The account doesn't show its settings. This was sent from here last, passwords left out:
install-known-none = The account doesn't show its settings, and none were sent from here before.

settings-no-object = The settings must be an object: {"{"} "field": value {"}"}
settings-duplicate = Line {$line}, column {$column}: {$key} is there a second time; the first is in line {$first-line}, column {$first-column}
settings-not-json = Line {$line}, column {$column}: { $what ->
        [empty] there is nothing yet
        [comment] JSON has no comments
        [surplus-comma] a comma too many
        [quotes] names and texts stand in straight double quotes
        [comma] a comma or a closing bracket is missing
        [colon] a colon is missing
        [brace] a bracket isn't closed
        [end] something follows the object
        [unterminated] a closing quote is missing
        [character] a character that has to be written as an escape
        [number] this isn't a number
        [key] a name in double quotes is missing
        [value] a value is missing, or isn't one
       *[other] this isn't JSON
    }
