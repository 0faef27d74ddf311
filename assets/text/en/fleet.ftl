# One build in many accounts.
fleet-title = Build {$version} in many accounts
fleet-chosen = {$chosen} of {$count} chosen
fleet-code-known = as in each account
fleet-look = Look
fleet-install = Install
fleet-uninstall = Uninstall
fleet-trial = Install, verify, uninstall
fleet-look-now = Look into all chosen accounts
fleet-at-once = { $count ->
    [one] 1 at a time
   *[other] {$count} at once
}
fleet-at-once-name = Accounts at the same time
fleet-all = All accounts
fleet-code = Code
    .help = For accounts of which the studio knows no other code. Where the widget was seen before, its own code there is taken.
fleet-practice-host = in the studio, no network
fleet-unknown = not looked yet
fleet-absent = Not uploaded
    .next = Upload the build to this account first: the arrow leads there.

fleet-settings = Settings for all accounts
    .about = One set for all, as JSON. It is checked against the manifest of this build.
fleet-from-form = From the form
fleet-not-packed = The build can't be packed
    .next = Look at the Problems below.

fleet-column-account = Account
fleet-column-host = Host
fleet-column-version = In the account
fleet-column-build = Build
fleet-column-state = State
fleet-column-progress = Progress
fleet-column-result = Result
fleet-column-why = Why
fleet-column-time = Time
fleet-phase-look = Look
fleet-phase-install = Install
fleet-phase-verify = Verify
fleet-phase-uninstall = Uninstall
fleet-runs = runs
fleet-seconds = {$seconds} s
fleet-progress-of = {$name}: progress
fleet-waits = Waits for its turn
fleet-paused = { $seconds ->
    [one] Request limit, waits 1 s
   *[other] Request limit, waits {$seconds} s
}
fleet-now-look = Looking
fleet-now-install = Installing
fleet-now-verify = Reading back
fleet-now-uninstall = Uninstalling

fleet-done = Done
fleet-looked = Looked
fleet-unclear = Can't be told
fleet-other-settings = Other settings came back
fleet-other-keys = Other settings came back: {$keys}
fleet-not-installed = Not installed
fleet-still-installed = Still installed
fleet-open = Sent, not verified
fleet-bad-settings = Settings refused
fleet-other-version = Has {$version}
    .next = The account has version {$version}, not this build: nothing was sent. Upload the build to this account first: the arrow leads there.
fleet-no-token = No token
    .next = Sign in to this account first: the arrow leads there.
fleet-no-code = Code not known
    .next = Type the code of the widget above, or open the account and look for the widget there.
fleet-stopped = Stopped, nothing sent
    .next = The run was stopped before this account's turn. Nothing was changed in it.
fleet-why = {$name}: what to do
fleet-open-account = Open {$name}

fleet-unlock = Unlock…
fleet-unlock-account = Unlock {$name} for one run
fleet-sure-unlock = A company works in {$name}. It takes part in the next run alone, then it is locked again.
fleet-install-into = { $count ->
    [one] Install into 1 account
   *[other] Install into {$count} accounts
}
fleet-uninstall-from = { $count ->
    [one] Uninstall from 1 account
   *[other] Uninstall from {$count} accounts
}
fleet-try-in = { $count ->
    [one] Install, verify, uninstall in 1 account
   *[other] Install, verify, uninstall in {$count} accounts
}
fleet-sure-install = { $count ->
    [one] The widget is installed with the same settings in 1 account. Where it is installed already, they may replace all earlier ones.
   *[other] The widget is installed with the same settings in {$count} accounts. Where it is installed already, they may replace all earlier ones.
}
fleet-sure-uninstall = { $count ->
    [one] The widget stops working in 1 account for everyone. Access tokens of its own integration may end with it.
   *[other] The widget stops working in {$count} accounts for everyone. Access tokens of its own integration may end with it.
}
fleet-sure-trial = { $count ->
    [one] The widget is installed in 1 account, read back, and uninstalled. Where it was installed before, it isn't afterwards, and its settings are gone.
   *[other] The widget is installed in {$count} accounts, read back, and uninstalled. Where it was installed before, it isn't afterwards, and its settings are gone.
}
fleet-stopping = Stopping…
fleet-done-of = {$done} of {$count}
fleet-count-good = {$count} done
fleet-count-bad = {$count} failed
fleet-count-barred = {$count} not begun
fleet-not-json = This isn't JSON: line {$line}, column {$column}
fleet-sum-opened = the sum of {$name}, as it was opened on this computer.
fleet-sum-packed = the sum of the archive that these files pack into.
fleet-sum-basis = An account shows only the version of what was uploaded to it: that was compared.
fleet-report = Report…
fleet-summary = As asked in {$done} of {$count} accounts, otherwise in {$failed}
document-fleet = Report on the accounts
    .about = What came of this build in each account. No token, no password, no settings are in it.
