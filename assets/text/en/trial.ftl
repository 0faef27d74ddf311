# A trial of all scenes: what is judged.
trial-judge-load = The script and the texts load
trial-judge-callbacks = The callbacks return what they should
trial-judge-exceptions = Nothing is thrown
trial-judge-console = No error in the console
trial-judge-drawn = Something is drawn where the area promises it
trial-judge-drawn-elsewhere = Nothing is drawn elsewhere
trial-judge-raw-text = All texts are texts of the locale
trial-judge-double-init = A second init doubles nothing
trial-judge-left-after-destroy = Nothing is left after destroy
trial-judge-late-answer = An answer after destroy draws nothing
trial-judge-settings-roundtrip = Settings are saved and read back
trial-judge-required-empty = Required settings can't be left empty
trial-judge-salesbot-code = The bot's code is valid, and so are its exits
trial-judge-missing-file = All files that are asked for are there
trial-judge-foreign-hosts = Requests go to known hosts only
trial-judge-secret-in-request = No secret leaves for another host
trial-judge-overflow = Long texts have room
trial-judge-contrast = Texts can be read in both themes

# What was seen.
trial-more = and {$count} more
trial-load-stuck = the page stopped answering: {$why}
trial-load-broken = {$text}
trial-load-no-function = script.js gives {$got}, not a constructor
trial-load-no-texts = the language file can't be loaded
trial-load-no-script = script.js can't be loaded: {$why}
trial-load-own-fault = a fault of the practice CRM itself: {$text}
trial-callbacks = {$calls}
trial-callback-returned = {$name} returns {$value}, not true
trial-callback-rejected = {$name} is rejected: {$reason}
trial-callback-missing = not there: {$names}
trial-callback-none = the widget has no callbacks
trial-thrown = {$name}: {$text}
trial-console = {$text}
trial-aftermath = { $count ->
    [one] 1 error after a request to a host that isn't let through doesn't count
   *[other] {$count} errors after requests to hosts that aren't let through don't count
}
trial-drawn-block = a block in the right column
trial-drawn-page = the widget's own page
trial-drawn-anywhere = { $count ->
    [one] 1 element on the page
   *[other] {$count} elements on the page
}
trial-drawn-waits = nothing yet: the widget asks a host that isn't let through
trial-drawn-registers = nothing, but an action of the widget is registered
trial-drawn-no-block = the area has the right column, but nothing is drawn
trial-drawn-no-page = the widget's own page stays empty
trial-drawn-column-off = a block for the right column isn't shown: the area is declared without it (-0)
trial-drawn-for-free = { $count ->
    [one] 1 element for a free user, who gets no widgets
   *[other] {$count} elements for a free user, who gets no widgets
}
trial-drawn-outside = {$what} stands outside of the area
trial-drawn-no-column = a block for the right column isn't drawn: the page has none
trial-texts = { $count ->
    [one] 1 text
   *[other] {$count} texts
}
trial-text-key = the key {$text} stands instead of its text
trial-text-hole = a hole that nothing was filled into: {$text}
trial-text-foreign = a text of another locale ({$locale}): {$text}
trial-doubled = twice: {$what}
trial-left = { $kind ->
    [listener] listener: {$what}
    [interval] timer: {$what}
    [timeout] timer: {$what}
    [observer] observer: {$what}
    [style] style: {$what}
    [global] global name: {$what}
   *[node] element: {$what}
}
trial-left-sheet = {$file} stays, once
trial-left-kept = the CRM doesn't end a widget with init_once
trial-late-drawn = drawn after destroy: {$what}
trial-late-thrown = thrown after destroy: {$text}
trial-late = { $count ->
    [0] no request at the start
    [one] 1 late answer
   *[other] {$count} late answers
}
trial-settings = { $count ->
    [one] 1 field
   *[other] {$count} fields
}
trial-settings-lost = {$name}: put {$put}, read back {$got}
trial-settings-gone = {$name}: put {$put}, nothing read back
trial-settings-refused = onSave refuses valid settings
trial-settings-elsewhere = not saved, as is told among the callbacks or exceptions
trial-settings-unfilled = not saved: only the widget's own form fills {$names}
trial-settings-waits = not saved: the widget asks a host that isn't let through
trial-required = {$names}
trial-required-saved = saved, though these are empty: {$names}
trial-bot = { $count ->
    [one] 1 block
   *[other] {$count} blocks
}
trial-bot-exits-missing = salesbotDesignerSettings gives no exits
trial-bot-not-text = onSalesbotDesignerSave gives no text
trial-bot-not-json = the bot's code is no JSON
trial-bot-no-steps = the bot's code has no steps
trial-bot-exit = block {$handler} leaves by {$exit}, which isn't declared
trial-missing-file = {$file}
trial-hosts = {$hosts}
trial-host-developer = {$host} is a developer's own machine
trial-host-insecure = {$host} is asked without encryption
trial-host-unknown = {$host} stands in no file of the widget
trial-secret-setting = {$names} to {$host}
trial-secret-address = {$name} in the address, to {$host}
trial-secret-header = header {$name} to {$host}
trial-overflow-as-is = {$text} sticks out by {$by} px
trial-overflow-long = “{$text}” at twice its longest text sticks out by {$by} px
trial-overflow-pseudo = “{$text}” in the pseudo-locale sticks out by {$by} px
trial-contrast = {$theme}: at least {$ratio}
trial-contrast-weak = “{$text}” has a contrast of {$ratio} in { $theme ->
    [dark] the dark theme
   *[light] the light theme
}

# Reports.
trial-summary = Passed {$passed}, failed {$failed}, in {$seconds} s, {$browser}
trial-scene = Scene
trial-variant = Variant
trial-result = Result
trial-time = Time
trial-seconds = {$seconds} s
trial-counts = {$passed} of {$all}

# Set against an earlier run.
trial-against = Since the earlier run: new failures {$new}, mended {$mended}
trial-against-new = Fails newly: {$place}: {$judge}
trial-against-mended = Mended: {$place}: {$judge}
trial-against-only-now = { $count ->
    [one] {$count} scene wasn't in the earlier run and isn't compared
   *[other] {$count} scenes weren't in the earlier run and aren't compared
}

# `try`.
cli-try-no-earlier = {$path} isn't the report of a trial as JSON
    .next = Make one with --format json -o FILE.
cli-try-no-browser = There is no browser that is built on Chromium. Looked for: {$places}
    .next = Install Chrome, Edge or Chromium, or name its program with --browser.
cli-try-not-started = The browser {$path} can't be started
    .next = Name another one with --browser.
cli-try-browser-gone = The browser stopped answering
    .next = Close other programs and try again, or name another browser with --browser.
cli-try-nothing = There is no scene to try: the manifest has no area that can be shown
    .next = Add an area to locations in the manifest, or name a scene with --scene.
cli-try-no-sandbox = The browser runs without its sandbox, as it does for root only so
cli-try-stopped = Stopped before all scenes were tried
