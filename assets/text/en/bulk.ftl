# One build in many accounts.
bulk-title = Build {$version} in many accounts
bulk-chosen = {$chosen} of {$count} chosen
bulk-code-known = as in each account
bulk-look = Look
bulk-install = Install
bulk-uninstall = Uninstall
bulk-trial = Install, verify, uninstall
bulk-look-now = Look into all chosen accounts
bulk-at-once = { $count ->
    [one] 1 at a time
   *[other] {$count} at once
}
bulk-at-once-name = Accounts at the same time
bulk-all = All accounts
bulk-code = Code
    .help = For accounts of which the studio knows no other code. Where the widget was seen before, its own code there is taken.
bulk-practice-host = in the studio, no network
bulk-unknown = not looked yet
bulk-absent = Not uploaded
    .next = Upload the build to this account first: the arrow leads there.

bulk-settings = Settings for all accounts
    .about = One set for all, as JSON. It is checked against the manifest of this build.
bulk-from-form = From the form
bulk-not-packed = The build can't be packed
    .next = Look at the Problems below.

bulk-column-account = Account
bulk-column-host = Host
bulk-column-version = In the account
bulk-column-build = Build
bulk-column-state = State
bulk-column-progress = Progress
bulk-column-result = Result
bulk-column-why = Why
bulk-column-time = Time
bulk-phase-look = Look
bulk-phase-install = Install
bulk-phase-verify = Verify
bulk-phase-uninstall = Uninstall
bulk-runs = runs
bulk-seconds = {$seconds} s
bulk-progress-of = {$name}: progress
bulk-waits = Waits for its turn
bulk-paused = { $seconds ->
    [one] Request limit, waits 1 s
   *[other] Request limit, waits {$seconds} s
}
bulk-now-look = Looking
bulk-now-install = Installing
bulk-now-verify = Reading back
bulk-now-uninstall = Uninstalling

bulk-done = Done
bulk-looked = Looked
bulk-unclear = Can't be told
bulk-other-settings = Other settings came back
bulk-other-keys = Other settings came back: {$keys}
bulk-not-installed = Not installed
bulk-still-installed = Still installed
bulk-open = Sent, not verified
bulk-bad-settings = Settings refused
bulk-bad-field = {$field}: {$reason}
bulk-other-version = Has {$version}
    .next = The account has version {$version}, not this build: nothing was sent. Upload the build to this account first: the arrow leads there.
bulk-no-token = No token
    .next = Sign in to this account first: the arrow leads there.
bulk-no-code = Code not known
    .next = Type the code of the widget above, or open the account and look for the widget there.
bulk-stopped = Stopped, nothing sent
    .next = The run was stopped before this account's turn. Nothing was changed in it.
bulk-why = {$name}: what to do
bulk-open-account = Open {$name}

bulk-unlock = Unlock…
bulk-unlock-account = Unlock {$name} for one run
bulk-sure-unlock = A company works in {$name}. It takes part in the next run alone, then it is locked again.
bulk-install-into = { $count ->
    [one] Install into 1 account
   *[other] Install into {$count} accounts
}
bulk-uninstall-from = { $count ->
    [one] Uninstall from 1 account
   *[other] Uninstall from {$count} accounts
}
bulk-try-in = { $count ->
    [one] Install, verify, uninstall in 1 account
   *[other] Install, verify, uninstall in {$count} accounts
}
bulk-sure-install = { $count ->
    [one] The widget is installed with the same settings in 1 account. Where it is installed already, they may replace all earlier ones.
   *[other] The widget is installed with the same settings in {$count} accounts. Where it is installed already, they may replace all earlier ones.
}
bulk-sure-uninstall = { $count ->
    [one] The widget stops working in 1 account for everyone. Access tokens of its own integration may end with it.
   *[other] The widget stops working in {$count} accounts for everyone. Access tokens of its own integration may end with it.
}
bulk-sure-trial = { $count ->
    [one] The widget is installed in 1 account, read back, and uninstalled. Where it was installed before, it isn't afterwards, and its settings are gone.
   *[other] The widget is installed in {$count} accounts, read back, and uninstalled. Where it was installed before, it isn't afterwards, and its settings are gone.
}
bulk-stopping = Stopping…
bulk-done-of = {$done} of {$count}
bulk-count-good = {$count} done
bulk-count-bad = {$count} failed
bulk-count-blocked = {$count} not begun
bulk-not-json = This isn't JSON: line {$line}, column {$column}
bulk-sum-opened = the sum of {$name}, as it was opened on this computer.
bulk-sum-packed = the sum of the archive that these files pack into.
bulk-sum-basis = An account shows only the version of what was uploaded to it: that was compared.
bulk-report = Report…
bulk-summary = {$done} of {$count} accounts done, {$failed} failed
document-bulk = Report on the accounts
    .about = The result of this build in each account. It contains no tokens, passwords or settings.

bulk-not-kept = The run can’t be kept: {$reason}
bulk-column-id = Account ID
bulk-column-user = User of the token
bulk-column-compared = Compared
bulk-compared-settings = version, state and settings
bulk-compared-version = version and state; the settings aren’t shown
bulk-compared-state = state
bulk-users = Users have other numbers in each account: “me” stands for the token’s own user, “account/504141” for a user of one account.
bulk-tokens = Tokens for this run
bulk-token-of = Token for {$name}
bulk-earlier = Earlier runs
    .about = Reports of the runs that are kept
install-token-to = The token goes to {$host}
install-receipt-keep = Copy or save the receipt
document-receipt = Receipt
    .about = What the account showed after the change. No token, no password, no settings are in it.
