# An acceptance pass: one archive, one place, a log of verdicts with evidence.
acceptance-group-life = Install and update
acceptance-group-areas = Areas
acceptance-group-settings = Settings window
acceptance-group-callbacks = Callbacks
acceptance-group-bot = Bot exits
acceptance-group-languages = Languages
acceptance-group-trouble = Trouble
acceptance-group-own = Own cases
acceptance-passed = Passed
acceptance-failed = Failed
acceptance-blocked = Blocked
acceptance-skipped = Skipped
acceptance-open = Open
acceptance-proposed = {$verdict}, says the studio: to be confirmed
acceptance-by-studio = The studio
acceptance-evidence = Evidence
    .about = attached by the studio, secrets hidden
acceptance-evidence-timeline = Timeline
acceptance-evidence-console = Console
acceptance-evidence-requests = Requests
acceptance-evidence-account = Account’s answers
acceptance-evidence-picture = Picture
acceptance-place-stand-in = Made-up CRM of Run
acceptance-summary = {$passed} passed, {$failed} failed, {$blocked} blocked, {$skipped} skipped, {$open} open
acceptance-title-of = Acceptance pass {$number}: {$widget} {$version}
acceptance-basis = The sum is that of the archive that was opened. An account tells the version of what was uploaded to it, but no sum.
acceptance-fact-archive = Archive
acceptance-fact-sum = SHA-256
acceptance-fact-version = Version
acceptance-fact-profile = Checked as
acceptance-fact-place = Place
acceptance-fact-began = Began
acceptance-fact-studio = Made with
acceptance-fact-signed = Signed
acceptance-fact-remark = Remark
acceptance-not-signed = not signed
acceptance-column-case = Case
acceptance-column-result = Result
acceptance-column-note = What happened
acceptance-steps = Steps
acceptance-expected = Expected
acceptance-happened = What happened
acceptance-change-broken = No longer passes
acceptance-change-mended = Passes now
acceptance-change-other = Changed
acceptance-change-added = New
acceptance-change-gone = Gone
acceptance-change-same = As before
acceptance-change-text = The text of the case is another one
acceptance-error-io = {$path} can’t be read or written: {$reason}
    .next = Look whether the disk is full or the file is somebody else’s, then try again.
acceptance-error-signed = This pass is signed
    .next = Begin a new pass: what was signed stays as it is.
acceptance-error-unknown = The pass has no such case
    .next = Choose a case of this pass.
acceptance-error-note = A sentence is missing
    .next = Say what happened, or why.
acceptance-error-name = Your name is missing
    .next = Type the name of the person who signs.
acceptance-error-open = Some cases are still open
    .next = Decide about every case, then sign off.
acceptance-error-failures = Some cases failed
    .next = Say that you sign off with failures.
acceptance-error-much = The pass can’t take more
    .next = Sign it off, or begin a new one.
acceptance-error-folder = There is no folder in which passes can be kept
    .next = Start the studio for a user with a home folder.
acceptance-error-picture = This is no picture
    .next = Paste or drop a PNG, JPEG, GIF, WebP or BMP.
acceptance-error-large = The picture has {$size}, at most {$most} are kept
    .next = Cut it to what matters.
acceptance-own-broken = The file of own cases can’t be read and is not written over
    .next = Mend .widget-studio/cases.json in the tab of the files.
acceptance-own-large = There are too many own cases
    .next = Take some away first.
acceptance-proof-scene = { $calls ->
    [one] 1 call
   *[other] {$calls} calls
}, { $red ->
    [0] none failed
   *[other] {$red} failed
}; { $errors ->
    [0] no error in the console
    [one] 1 error in the console
   *[other] {$errors} errors in the console
}
acceptance-proof-call = {$name} gave {$gave} after {$ms} ms
acceptance-proof-thrown = {$name} threw: {$what}
acceptance-proof-installed = {$host} shows {$version}, installed, with the settings that were sent
acceptance-proof-installed-unseen = {$host} shows {$version}, installed; it doesn’t show the settings, or others
acceptance-proof-not-installed = {$host} shows {$version}, not installed
acceptance-proof-removed = {$host} no longer shows it as installed
acceptance-proof-still = {$host} still shows it as installed
document-acceptance = Acceptance pass
    .about = One file with all evidence, or Markdown for a ticket. The archive’s sum is in both.
document-fault = Fault report
    .about = Markdown for a ticket. Saved, it is a zip with the ticket and the evidence.

# The window.
acceptance-name = Acceptance
acceptance-about = One archive, one place, and evidence for each case
acceptance-live = Live
acceptance-pass = Pass {$number}
acceptance-all = All passes
acceptance-report = Report
acceptance-sign-off = Sign off…
acceptance-sign = Sign off
acceptance-sign-with = { $count ->
    [one] Sign off with 1 failure
   *[other] Sign off with {$count} failures
}
acceptance-signer = Name
acceptance-remark = Remark
acceptance-knows = { $count ->
    [one] I know that 1 case failed
   *[other] I know that {$count} cases failed
}
acceptance-signed-now = The pass is signed
acceptance-signed-by = Signed by {$name}, {$when}
acceptance-begun = Begun {$when}, not signed
acceptance-other-build = Signed for another build
acceptance-other-begun = Of another build
acceptance-frozen = The open files are another build. This pass stays with its archive, and its texts are frozen.
acceptance-other-files = The open files aren’t those of this pass: what happens in Run isn’t attached
acceptance-build = Build of this pass
acceptance-done-of = {$done} of {$count}
acceptance-case-of = {$at} of {$count}
acceptance-next = Next case
acceptance-previous = Previous case
acceptance-auto = auto
acceptance-judge = Judge what can be judged
    .about = From what happened in Run, or from what the account answered. You confirm it.
acceptance-confirm-all = { $count ->
    [one] Confirm 1 judgement
   *[other] Confirm {$count} judgements
}
acceptance-attach = Attach now
    .about = The timeline, console and requests of the scene, or the account’s answers
acceptance-paste = Paste or drop a picture
acceptance-why = Why
acceptance-keys = 1 to 4 decide, N goes to the next open case
acceptance-fault = Fault report…
acceptance-open-count = { $count ->
    [one] 1 case is still open
   *[other] {$count} cases are still open
}
acceptance-may-sign = All cases are decided
acceptance-compare = Compare
    .about = Set against another pass
acceptance-compared = Pass {$before} against pass {$now}
acceptance-where = Where
acceptance-begin = Begin acceptance pass
    .about = The plan is made from the archive: its areas, settings, callbacks, bot exits and locales. Its texts don’t change any more.
acceptance-choose = Choose an archive…
acceptance-no-archive = A pass belongs to an archive. Pack the widget, then choose the very file that is handed over.
acceptance-passes = Passes of this widget
acceptance-own-add = Add a case…
acceptance-own-none = Cases that only you know. They stay beside the widget and are never packed.
acceptance-own-remove = Remove “{$title}”
acceptance-own-edit = Edit “{$title}”
acceptance-own-title = Own case
    .about = It is part of every pass that begins from now on
acceptance-own-steps = Steps, one a line
acceptance-own-keep = Keep
dropped-many = { $count ->
    [one] 1 file was dropped
   *[other] {$count} files were dropped: only one widget can be opened at a time
}
