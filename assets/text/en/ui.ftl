# The window: header, rail, panels, pages.

action-open-folder = Open folder…
action-open-zip = Open zip…
action-open-sample = Open the sample widget
action-new-widget = New widget…
action-save = Save
action-save-as-folder = Save as folder…
action-save-as-zip = Save as zip…
action-reload = Read from disk again
action-close = Close the widget
action-pack = Pack widget.zip…
action-undo = Undo
action-redo = Redo
action-fix-all-safe = Fix all safe…
action-next-finding = Next problem
action-previous-finding = Previous problem
action-bump-patch = Raise the version: patch
action-bump-minor = Raise the version: minor
action-bump-major = Raise the version: major
action-palette = Find an action, a file or a check
action-all-checks = All checks
action-compare = Compare builds
action-checklist = Moderation checklist
action-report = Report of the check…
action-next-theme = Switch the theme
action-next-language = Switch the language

header-no-name = Widget without a name
header-bump = Raise the version
header-product = Product
header-profile = Checked for
header-pack = Pack widget.zip
header-save = Save
header-more = More
header-theme = Theme
header-language = Language
profile-private = Private upload
profile-public = Public moderation
theme-system = As the system
theme-light = Light
theme-dark = Dark

tab-manifest = Manifest
tab-settings = Settings
tab-images = Images

severity-error = Error
severity-warning = Warning
severity-advice = Advice
severity-off = Off
count-no-errors = No errors
count-errors = { $count ->
    [one] {$count} error
   *[other] {$count} errors
}
count-warnings = { $count ->
    [one] {$count} warning
   *[other] {$count} warnings
}
count-advice = {$count} advice

problems-title = Problems
problems-checking = Checking…
problems-only-these = Show only these
problems-filter = Filter
problems-tab = Tab
problems-all-tabs = All tabs
problems-fold = Fold the panel
problems-unfold = Unfold the panel
problems-fix-all-safe = Fix all safe ({$count})
problems-fix-all-safe-short = Fix ({$count})
problems-fix-all-safe-tip = Fixes that can't change the meaning. You see the changes first, and one undo takes all back.
problems-none = Nothing to repair. The widget is ready to be packed.
problems-none-shown = No problem fits the filter
finding-fix = Fix
finding-fix-ask = Fix…
finding-why = Why
finding-copy = Copy

status-nothing-open = No widget open
status-offline = Works offline
status-not-on-disk = Not on disk yet
status-all-saved = All changes saved
status-unsaved = { $count ->
    [one] {$count} unsaved file
   *[other] {$count} unsaved files
}
status-checked = checked in {$ms} ms
busy-opening = Opening…
busy-stop = Stop
busy-saving = Saving…
busy-fixing = Working out the changes…
busy-packing = Packing…

ago-just-now = just now
ago-minutes = { $count ->
    [one] {$count} minute ago
   *[other] {$count} minutes ago
}
ago-hours = { $count ->
    [one] {$count} hour ago
   *[other] {$count} hours ago
}
ago-days = { $count ->
    [one] {$count} day ago
   *[other] {$count} days ago
}
start-title = Open a widget
start-subtitle = A folder or a zip. Nothing changes on disk until you save.
start-drop = Drop a folder or widget.zip here
start-open-folder = Open folder…
start-open-zip = Open zip…
start-new = New widget
start-kinds-about = What should it do? You can combine kinds.
start-kinds-all = All {$count} kinds…
start-sample = Try the sample widget
start-sample-about = It has 6 errors on purpose. Repair them to get to know the studio
start-sample-button = Open sample
start-checks = Every check, with its reason
start-recent = Recent
start-recent-empty = Widgets that you open are listed here.
start-ready = Ready
start-recent-filter = Name or path
start-recent-nothing = No widget with these words
start-gone = Not found
start-locate = Locate…
recent-locate = Where is the widget now?
recent-more = More for {$name}
recent-open = Open
recent-open-window = Open in a new window
recent-reveal = Show in folder
recent-forget = Take off the list
window-failed = The new window didn't open: {$reason}
window-failed-next = Start the program once more and open the widget there.

palette-hint = Type an action, a field, a file or a check
palette-results = { $count ->
    [one] {$count} result
   *[other] {$count} results
}
palette-nothing = Nothing fits. Try fewer letters, or the path of a widget.
palette-group-fix = Fix
palette-group-go = Go to
palette-group-do = Do
palette-group-texts = Settings and texts
palette-picture = Picture
palette-group-learn = Learn
palette-file = file
palette-in-window = Open {$name} in a new window
palette-open-path = Open {$path}

page-back = Back
page-next = Next check
page-previous = Previous check
page-all = All checks
page-count = Check {$at} of {$of}
page-why = Why
page-how = How to fix
page-severity = Severity
page-here = In this widget
page-not-here = Not found in this widget
page-basis = Basis
page-fix-safe = The studio repairs it with one click: the meaning can't change.
page-fix-unsafe = The studio can repair it: you see the changes before they are made.
page-fix-ask = The studio can repair it: you choose how.
page-all-title = All checks
page-all-about = { $count ->
    [one] {$count} check. The studio runs all of them at every change.
   *[other] {$count} checks. The studio runs all of them at every change.
}
area-json = JSON
area-manifest = Manifest
area-advanced = Advanced settings page
area-tour = Tour
area-locations = Locations
area-settings = Settings
area-dp = Digital Pipeline
area-salesbot = Salesbot
area-i18n = Texts
area-images = Images
area-package = Package
area-secrets = Secrets
area-script = Script
area-style = Styles
area-php = PHP

dialog-close = Close
dialog-cancel = Cancel
dialog-throw-away = Throw it away
dialog-go-on = Go on here
dialog-has-work = What you made here would be lost

fix-all-title = Fix all safe
fix-all-about = { $count ->
    [one] Repairs {$count} problem. One undo takes it back.
   *[other] Repairs {$count} problems. One undo takes all back.
}
fix-questions = What stays empty is written as shown in grey
fix-apply = Apply
fix-delete = Delete
fix-nothing = There is nothing to change any more.
fix-failed = This can't be repaired automatically: {$reason}

unsaved-title = Save the changes of {$name}?
unsaved-about = If you don't save, the changes of these files are lost.
unsaved-about-reload = Reading from disk again drops the changes of these files.
unsaved-more = { $count ->
    [one] and {$count} more
   *[other] and {$count} more
}
unsaved-save = Save
unsaved-drop = Don't save

pack-original = This is the archive that was opened, byte for byte
pack-title = Pack widget.zip
pack-about = {$name} {$version} for {$product}, {$profile}
pack-in = In the archive: { $count ->
    [one] {$count} file
   *[other] {$count} files
}
pack-out = Left out: {$count}
pack-checks = Checks
pack-size = Size
pack-copy = Copy
pack-same = The same files always give the same sum.
pack-failed = It can't be packed: {$reason}
pack-target = Save as
pack-no-target = No place chosen yet
pack-full-path = Type the full path, from the beginning
pack-change = Change…
pack-now = Pack widget.zip
pack-anyway = Pack anyway
pack-errors = { $count ->
    [one] The platform will most likely refuse it: {$count} error.
   *[other] The platform will most likely refuse it: {$count} errors.
}
pack-exists = { $what ->
    [widget] This archive is there already, with “{$name}” ({$size})
   *[file] This file is there already, {$size}; it is no archive of a widget
}
pack-replace = Replace it
pack-written = Packed, read back and compared
pack-done = Done
pack-reveal = Show in folder
pack-next = What is next
pack-reason-manifest = Required
pack-reason-script = Code of the widget
pack-reason-style = Styles
pack-reason-locale = Texts
pack-reason-logo = Logo, {$size}
pack-reason-picture = Picture
pack-reason-template = Template
pack-reason-other = Other file
pack-reason-taken-in = .widgetignore, line {$line}
pack-reason-vcs = Version control
pack-reason-ide = Editor settings
pack-reason-node = Build tools
pack-reason-env = May hold secrets
pack-reason-system = System file
pack-reason-map = Source map
pack-reason-archive = An archive
pack-reason-studio = Only for the studio
pack-reason-ignored = .widgetignore, line {$line}

next-upload-amo = Add the archive in the account: amoMarket → ⋯ → Create integration, or Installed → the integration → Edit
next-upload-kommo = Add the archive in the account: Settings → Integrations → Create integration
next-upload-public = Upload the archive to the integration in the technical account, try it there and send it for review
next-raise-version = If the account has the widget already, the version must be higher than the one there
next-supplement = If the account answers “You have not filled additional agreement”, fill in its supplement on third-party integrations first
next-plan = Without a field for the archive the account's plan is too small: it takes Advanced or higher, or a trial account
next-save-once = Save the widget's settings once in Kommo, even unchanged: before that the bot designer doesn't show it
next-save-bots = Bots keep the widget as it was: change and save each one that uses it

notice-plain = {$text}
notice-saved = Saved
notice-packed = widget.zip is packed
notice-copied = Copied
notice-dismiss = Dismiss
notice-panic = Something went wrong inside the studio ({$job}). Your changes are kept
notice-preferences = The preferences can't be written
notice-edit-failed = The change can't be made
notice-version = The version isn't made of numbers, so it can't be raised. Write it as 1.0.0
notice-not-a-picture = {$file} is not a PNG, JPEG, GIF, WebP or BMP picture
notice-outdated = The widget has changed meanwhile, so the result was dropped. Try again
notice-edit-outdated = The widget has changed meanwhile, so nothing was changed. Try again
notice-no-way = There is nothing to change here. If the manifest can't be read, correct it first
notice-still-saving = The widget is still being saved
notice-fix-outdated = The widget has changed since the fix was shown. Open the fix again
notice-skipped = { $count ->
    [one] One item of the folder was not taken in
   *[other] {$count} items of the folder were not taken in
}
palette-move = Move
palette-run = Run
palette-close = Close
page-example = Example
page-bad = Found
page-good = Right
basis-S0 = Structure of a widget, amoCRM for developers (read 21 Nov 2026)
basis-S1 = Widgets API, Kommo for developers (read 21 Nov 2026)
basis-S3 = Connection areas, Kommo for developers (read 21 Nov 2026)
basis-S4 = Connection areas, Kommo for developers, shorter copy (read 21 Nov 2026)
basis-R = Current documentation of amoCRM for developers (read 21 Nov 2026)
basis-K = Current documentation of Kommo for developers (read 21 Nov 2026)
basis-D = Upload of a widget, the platform's own page and messages (read 21 Nov 2026)
basis-P = What careful checkers of other platforms ask for
basis-C = Seen in real widgets
basis-C-count = Seen in {$count} real widgets
basis-C-of = Seen in {$count} of {$of} real widgets
notice-guessed = Checked as a widget for {$product}, { $profile ->
    [public] public moderation
   *[private] private upload
}. You can change both in the header
page-related = see also {$place}
basis-OWN = The studio's own file

accept-title = Accept this finding
accept-all-title = Accept all present findings
accept-all-about = They are no longer shown; new ones are. Secrets are never accepted this way.
accept-here = Here only
accept-in-file = In this file
accept-in-widget = In the whole widget
accept-reason = Reason
accept-kept = Kept in .widget-studio.json beside the manifest, which is never packed.
accept-secret = A secret needs a reason of at least 10 characters. Kept in .widget-studio.json, which is never packed.
accept-do = Accept
accept-ask = Accept…
accept-all-ask = Accept all present findings…
finding-more = More about this finding
problems-more = More for all problems
problems-accepted = { $count ->
    [one] {$count} accepted
   *[other] {$count} accepted
}
problems-accepted-tip = Show what was accepted, with the reasons
problems-brought = { $count ->
    [one] {$count} acceptance ignored
   *[other] {$count} acceptances ignored
}
problems-brought-tip = Came with the widget and silence nothing yet; look at them
notice-brought = { $count ->
    [one] This widget brings {$count} acceptance
   *[other] This widget brings {$count} acceptances
}
    .next = They silence nothing until you use them: see the chip in Problems
brought-title = { $count ->
    [one] This widget brings {$count} acceptance
   *[other] This widget brings {$count} acceptances
}
brought-about = They stand in .widget-studio.json, which came with the widget. Use them if you know who wrote them
brought-whole = the whole widget
brought-use = Use
brought-leave = Ignore
accepted-back = Take back
accepted-no-reason = no reason given
area-amoforms = Web forms
area-studio = Studio
area-account = The account, before a change
area-install = Installing
area-uninstall = Uninstalling
area-api = Answers of an account
area-menu = Left menu

document-report = Report of the check
    .about = The same bytes as widget-studio check gives, to be sent to others or kept with the build
document-checklist = Moderation checklist for sign-off
    .about = What the studio checked, all points with their ticks and notes, and a line to sign
document-format = Format
document-why = Say why each finding matters
document-copy = Copy
document-save = Save…
document-writing = Being written…
document-more = {$size} in all; more than is shown here
format-text = Text
format-markdown = Markdown
format-html = HTML
format-json = JSON
format-sarif = SARIF
notice-document-saved = Saved
