tab-run = Run
running-title = Run the widget without an account
    .about = A practice CRM opens in your browser. It is a stand-in made for this studio, not amoCRM or Kommo
running-point-script = Your script itself runs, in every area that it declares
    .about = Cards, lists, the settings window, Digital Pipeline, Salesbot and more
running-point-record = Every call and every request is on the record
    .about = With what the CRM would do with each result
running-point-edits = Edits are in the page at once
    .about = Unsaved ones too. No packing, no uploading
running-safety = The page is served on 127.0.0.1 only; a request of the widget to another host goes out only if you let it
running-libraries = { $count ->
    [one] 1 public library first
   *[other] {$count} public libraries first
}
running-libraries-about = Widgets expect them from the CRM, in these versions. {$size} are fetched once from {$host}, checked by their SHA-256 and kept. A file with another sum is refused
running-start = Start
running-fetch = Fetch and start
running-from-folder = Take from a folder…
running-choose-libraries = Folder with the libraries, such as node_modules
running-waits = One moment
running-error-missing = The libraries aren't in this folder
    .next = Choose a folder that has these very versions, such as node_modules
running-error-unreached = A library can't be fetched
    .next = Check the connection, or take the libraries from a folder
running-error-other = A file isn't the one that it should be, and was refused
    .next = Try again later, or take the libraries from a folder
running-error-unkept = The libraries can't be kept
    .next = Check the rights and the space of the data folder
running-error-port = No port is free on this machine for the page
    .next = Close other programs that serve pages, then start again
running-error-system = The system refused what the page needs
    .next = Start again; if it stays so, restart the studio
running-truth = How true it is
running-truth-count = { $count ->
    [one] 1 call or part of a page
   *[other] {$count} calls and parts of pages
}
running-mark-documented = Documented
running-mark-observed = Observed, not documented
running-mark-assumed = Assumed
running-mark-missing = Not there
running-cannot = What it can't tell
running-cannot-look = How it looks among the CRM's own styles
running-cannot-rights = Limits and rights of your account
running-cannot-moderation = What moderation will say
running-sandbox = What isn't there is shown as such in the timeline. A sandbox has the last word:
running-stopped = Stopped
    .about = Nothing listens any more; what happened is kept until the next start
running-on = Runs on {$place}
running-connected = {$browser} is connected, practice CRM
running-connected-somehow = The page is open, practice CRM
running-no-page = No page is open
running-no-page-yet = Open the page in the browser; then scene, locale, role and the rest can be chosen here as well
running-open = Open in browser
running-account = Edit the made-up account
running-stop = Stop
running-build = Build {$number}
running-build-unsaved = In the page, unsaved edits included
running-build-saved = In the page, as saved
running-build-waits = Build {$number} waits
running-build-broken = Stays: {$file}, line {$line} has an error
running-load = Load it
running-new-build = Build {$number}
running-no-build = {$file}, line {$line}: {$text}. The pages keep the last good build
running-own-fault = A fault of the stand-in itself: {$text}
running-scenes = Scenes
running-not-declared = Not declared
running-scene-new = not opened yet
running-scene-good = all as expected
running-scene-bad = { $count ->
    [one] 1 failed
   *[other] {$count} failed
}
running-add-area = Add the area: {$name}…
running-fidelity = Fidelity
running-fidelity-counts = {$sure} of {$all} parts are documented or observed
running-timeline = Timeline
running-console = Console
running-network = Network
running-stored = Stored
running-filter = Filter
running-copy = Copy the list
running-clear = Clear
running-nothing-yet = Nothing has happened yet
running-nothing-found = Nothing like that
running-group = { $count ->
    [one] build {$build}, 1 event
   *[other] build {$build}, {$count} events
}
running-failed = { $count ->
    [one] 1 failed
   *[other] {$count} failed
}
running-ms = {$ms} ms
running-at = {$seconds} s
running-arguments = Arguments
running-result = Gave back
running-no-result = Nothing came back yet
running-thrown = Threw
running-stops = The CRM leaves out: {$names}
running-stack = Called from
running-rules = What the CRM does with it
running-script = Script
running-explained = Explained by
running-to-finding = Show the finding
running-why = Why?
running-via = By {$via}
running-sent = Sent
running-answer = Answer
running-nothing = Nothing
running-no-answer = No answer yet
running-trouble = Trouble on demand: {$name}
running-unknown-path = The made-up account has no answer for this path
running-host = Requests to {$host}
running-pass-about = The widget talks with a real server now
