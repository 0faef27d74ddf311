tab-run = Run
run-title = Run the widget without an account
    .about = A practice CRM opens in your browser. It is a stand-in made for this studio, not amoCRM or Kommo
run-point-script = Your script itself runs, in every area that it declares
    .about = Cards, lists, the settings window, Digital Pipeline, Salesbot and more
run-point-record = Every call and every request is on the record
    .about = With what the CRM would do with each result
run-point-edits = Edits are in the page at once
    .about = Unsaved ones too. No packing, no uploading
run-safety = The page is served on 127.0.0.1 only; a request of the widget to another host goes out only if you let it
run-libraries = { $count ->
    [one] 1 public library first
   *[other] {$count} public libraries first
}
run-libraries-about = Widgets expect them from the CRM, in these versions. {$size} are fetched once from {$host}, checked by their SHA-256 and kept. A file with another sum is refused
run-start = Start
run-fetch = Fetch and start
run-from-folder = Take from a folder…
run-choose-libraries = Folder with the libraries, such as node_modules
run-waits = One moment
run-error-missing = The libraries aren't in this folder
    .next = Choose a folder that has these very versions, such as node_modules
run-error-unreached = A library can't be fetched
    .next = Check the connection, or take the libraries from a folder
run-error-other = A file isn't the one that it should be, and was refused
    .next = Try again later, or take the libraries from a folder
run-error-unkept = The libraries can't be kept
    .next = Check the rights and the space of the data folder
run-error-port = No port is free on this machine for the page
    .next = Close other programs that serve pages, then start again
run-error-system = The system refused what the page needs
    .next = Start again; if it stays so, restart the studio
run-truth = How true it is
run-truth-count = { $count ->
    [one] 1 call or part of a page
   *[other] {$count} calls and parts of pages
}
run-mark-documented = Documented
run-mark-observed = Observed, not documented
run-mark-assumed = Assumed
run-mark-missing = Not there
run-cannot = What it can't tell
run-cannot-look = How it looks among the CRM's own styles
run-cannot-rights = Limits and rights of your account
run-cannot-moderation = What moderation will say
run-sandbox = What isn't there is shown as such in the timeline. A sandbox has the last word:
run-stopped = Stopped
    .about = Nothing listens any more; what happened is kept until the next start
run-on = Runs on {$place}
run-connected = { $browser ->
    [""] The page is open, practice CRM
   *[other] {$browser} is connected, practice CRM
}
run-no-page = No page is open
run-no-page-yet = Open the page in the browser; then scene, locale, role and the rest can be chosen here as well
run-open = Open in browser
run-stop = Stop
run-build = Build {$number}
run-build-unsaved = In the page, unsaved edits included
run-build-saved = In the page, as saved
run-build-waits = Build {$number} waits
run-build-broken = Stays: {$file}, line {$line} has an error
run-load = Load it
run-new-build = Build {$number}
run-no-build = {$file}, line {$line}: {$text}. The pages keep the last good build
run-own-fault = A fault of the stand-in itself: {$text}
run-scenes = Scenes
run-not-declared = Not declared
run-scene-new = not opened yet
run-scene-good = all as expected
run-scene-bad = { $count ->
    [one] 1 failed
   *[other] {$count} failed
}
run-add-area = Add the area: {$name}…
run-fidelity = Fidelity
run-fidelity-counts = {$sure} of {$all} parts are documented or observed
run-timeline = Timeline
run-console = Console
run-network = Network
run-stored = Stored
run-filter = Filter
run-copy = Copy the list
run-clear = Clear
run-nothing-yet = Nothing has happened yet
run-nothing-found = Nothing like that
run-group = { $count ->
    [one] build {$build}, 1 event
   *[other] build {$build}, {$count} events
}
run-failed = { $count ->
    [one] 1 failed
   *[other] {$count} failed
}
run-ms = {$ms} ms
run-at = {$seconds} s
run-arguments = Arguments
run-result = Gave back
run-no-result = Nothing came back yet
run-thrown = Threw
run-stops = The CRM leaves out: {$names}
run-stack = Called from
run-rules = What the CRM does with it
run-script = Script
run-explained = Explained by
run-to-finding = Show the finding
run-why = Why?
run-via = By {$via}
run-sent = Sent
run-answer = Answer
run-nothing = Nothing
run-no-answer = No answer yet
run-trouble = Trouble on demand: {$name}
run-unknown-path = The made-up account has no answer for this path
run-host = Requests to {$host}
run-pass-about = The widget talks with a real server now
