# The headless commands.
cli-ignored = { $count ->
    [one] The widget's own .widget-studio.json accepts {$count} finding or group of findings. That was ignored: --accepted lets it count
   *[other] The widget's own .widget-studio.json accepts {$count} findings or groups of findings. That was ignored: --accepted lets them count
}
cli-guessed = Checked as a widget for {$product}, as far as it shows: --product says otherwise
cli-fixed = { $count ->
    [0] No safe fix to apply
    [one] 1 safe fix applied and saved
   *[other] {$count} safe fixes applied and saved
}
cli-packed = {$file}: { $count ->
    [one] 1 file
   *[other] {$count} files
}, {$size}
cli-packed-with-errors = Packed although the widget has { $errors ->
    [one] 1 error
   *[other] {$errors} errors
}
cli-not-packed = Not packed: the widget has { $errors ->
    [one] 1 error
   *[other] {$errors} errors
}
    .next = Repair what is listed above (the command check --why tells more, check --fix repairs what is safe), or pack anyway with --force.
cli-no-display = There is no display to open the window on
    .next = Start the program in a graphical session, or use it without a window: widget-studio check PATH, widget-studio pack PATH.
cli-no-output = The output can't be written: {$reason}

cli-no-window = The window can't be opened: {$reason}
    .next = The commands “widget-studio check PATH” and “widget-studio pack PATH” work without it.

cli-exported = {$file}: { $rows ->
    [one] 1 key
   *[other] {$rows} keys
}, { $locales ->
    [one] 1 locale
   *[other] {$locales} locales
}
cli-left-out = i18n/{$locale}.json can't be read and is left out
cli-imported = { $count ->
    [0] Nothing to change
    [one] 1 text changed and saved
   *[other] {$count} texts changed and saved
}
cli-would-import = { $count ->
    [0] Nothing to change
    [one] 1 text would change
   *[other] {$count} texts would change
}, nothing is written
cli-import-refused = Nothing is written: { $count ->
    [one] 1 entry is refused
   *[other] {$count} entries are refused
}
    .next = Correct the lines that begin with “!” in the table and import it again.
cli-import-failed = The texts can't be changed: {$reason}
    .next = Nothing is written. Export the texts again and put the changes into the new table.
cli-row = row {$row}
cli-images-not-made = The pictures can't be made: {$reason}
    .next = Nothing was written. Try another picture.
cli-images-passed-over = {$file} was left as it is: {$reason}
cli-images-nothing-to-shrink = No PNG file gets lighter without loss

# Commands that talk to an account.
cli-no-home = There is no folder for the program's data
    .next = Set HOME, or name a folder in WIDGET_STUDIO_CONFIG_DIR.
cli-accounts-unread = The named accounts in {$path} can't be read
    .next = Correct or remove the file accounts.json there. The secrets are in the keyring and stay.
cli-accounts-unwritten = The named accounts can't be written to {$path}
    .next = Check the permissions of the folder and the free space.
cli-exposed = Secrets aren't taken from the command line: other users of this computer can read it, and the shell remembers it
    .next = Put the token into the environment variable WIDGET_STUDIO_TOKEN. It should be revoked if it is on the screen of others by now.
cli-no-token = There is no token
    .next = Put it into the environment variable WIDGET_STUDIO_TOKEN. It is on the “Keys and scopes” tab of the integration.
cli-no-variable = The environment variable {$variable} is empty
    .next = Put the value from the “Keys and scopes” tab of the integration into it.
cli-unknown-account = There is no account named {$name}
    .next = See which there are with widget-studio account list.
cli-no-keyring = The system's keyring doesn't work
    .next = Unlock it, or add the account with --ask-each-time: then no secret is kept, and each command reads WIDGET_STUDIO_TOKEN.
cli-account-name = The name must have 1 to 40 characters
    .next = Choose another name.
cli-account-taken = There is an account named {$name} already
    .next = Choose another name, or remove the old one with widget-studio account remove.
cli-account-added = {$name} added: {$host}
cli-account-in-keyring = The secrets are in the system's keyring under “widget-studio”. The command widget-studio account remove deletes them.
cli-account-asked = No secret is kept: each command reads {$variable}.
cli-account-removed = {$name} removed, with its secrets
cli-no-accounts = No accounts are named yet
cli-kind-sandbox = sandbox
cli-kind-production = production
cli-kept-keyring = secrets in the keyring
cli-kept-asked = token asked each time
cli-yes = yes
cli-no = no
cli-unknown = unknown
cli-account = Account
cli-is-practice = This is the practice account: nothing in it is real
cli-account-id = ID
cli-account-user = User
cli-account-admin = Administrator
cli-account-technical = Technical account
cli-account-token-ends = Token ends
cli-token-ends-soon = The token ends in { $days ->
    [0] less than a day
    [one] 1 day
   *[other] {$days} days
}: get a new one in time
cli-installed = installed
cli-not-installed = not installed
cli-widgets = {$account}: { $count ->
    [one] 1 widget
   *[other] {$count} widgets
}
cli-status-installed = {$account}: {$code} {$version} is installed
cli-status-uploaded = {$account}: {$code} {$version} is there, not installed
cli-no-code = Which widget of the account it is can't be told: the manifest names no code
    .next = Add --code CODE. The code is on the “Keys and scopes” tab of the integration.
cli-locked = {$host} is a production account: it is locked
    .next = Add --confirm {$subdomain} if it is really meant.
cli-other-version = The account has version {$version}, the widget here is {$here}: nothing was sent
    .next = Upload this version to the account first. To install the version that the account has, add --any-version.
cli-settings-unread = The settings in {$path} can't be read
    .next = The file must hold a JSON object with a value for each field, such as "login": "example".
cli-bad-settings = The settings don't fit the widget's fields
    .next = Correct them and try again. Nothing was sent.
cli-install-done = {$account}: {$code} {$version} is installed, verified
cli-install-unclear = {$account}: {$code} {$version} is installed. Whether the new settings arrived can't be seen
cli-install-differs = {$account}: {$code} {$version} is installed, but with other settings in
cli-install-not = {$account}: {$code} {$version} is not installed
cli-install-again = It was installed before; the new settings may have replaced all earlier ones
cli-uninstall-done = {$account}: {$code} is uninstalled, verified
cli-uninstall-not = {$account}: {$code} is still installed
cli-answer-lost = The answer was lost ({$reason}); the result was read from the widget
cli-answer-error = The account answered with an error ({$reason}); the result was read from the widget
cli-install-refused = {$account}: the account answered with an error, and {$code} {$version} is not installed
cli-unverified = The result of the change can't be read
    .next = To see whether it was made, run {$command} before trying again.
cli-stopped-sent = Stopped. The change of {$code} in {$account} was already sent, and whether the account made it isn't known
    .next = To see whether it was made, run {$command}
cli-unverified-token = The account took the change, but knows the token no more
    .next = Uninstalling ends the tokens of the widget's own integration. Sign in with a new token to see the result.
cli-save-write = {$path} can't be written: {$reason}{ $written ->
    [0] {""}
    [one] {" "}(already written and not put back: {$files})
   *[other] {" "}({$written} files already written and not put back: {$files})
}
    .next = { $written ->
        [0] Nothing was changed on disk.
       *[other] All other files are as they were.
    } Remove the cause and run the command again.

# History of requests
cli-history-unread = The history of requests in {$path} can't be read
    .next = Check the permissions of the file history.jsonl there.
cli-history-unknown = There is no request {$id} in the history
    .next = See which there are with widget-studio history. It keeps the last 2000 of 30 days.
cli-history-count = { $shown ->
    [one] 1 request
   *[other] {$shown} requests
} of {$count}
cli-history-took = {$ms} ms
cli-history-request = Sent:
cli-history-response = Answer:

# Several accounts
cli-many-host = Several accounts are named with --account, not with --host
    .next = Name each account with widget-studio account add. Then give these names with --account.
cli-many-report = The layout of the report {$path} isn't known
    .next = Name a file that ends with .md, .html or .csv.
cli-many-no-token = Sign in to {$account} with widget-studio account add, or put its token into {$variable}.
cli-many-absent = Upload the archive to this account, on the integration's page, and try again.
cli-many-other-version = The account has version {$version}, not this build: nothing was sent. Upload the build to this account, on the integration's page, and try again.
