# Why a build isn't loaded into the page, and what is wrong with the made-up account.
run-script = It can't be read as a script: {$words}
run-script-bound = It can't be read as a script: it is too large, or nests too deep
run-account-large = It is larger than {$most}
run-account-object = {$part} must be an object
run-account-list = {$part} must be a list of objects with a numeric id

# `run`: the stand-in without a window.
cli-run-hello = Practice CRM of Widget Studio: nothing in it is real
cli-run-address = Address: {$address}
cli-run-end = Each change on disk comes into the page. Ctrl+C ends it.
cli-run-no-browser = No browser could be opened. Open the address yourself.
cli-run-no-port = The practice CRM can't be started on port {$port}
    .next = Choose another port with --port, or let 0 choose a free one.
cli-run-not-started = The practice CRM can't be started
    .next = End other programs and try again.
cli-run-no-libraries = { $count ->
        [one] {$count} of the {$all} public libraries that the CRM's pages use isn't there
       *[other] {$count} of the {$all} public libraries that the CRM's pages use aren't there
    }
    .next = Fetch them once with --fetch-libraries ({$size} from {$host}, checked by their SHA-256), or name a folder that has them with --libraries.
cli-run-not-fetched = {$file} can't be fetched from {$host}
    .next = Check the connection and try again, or name a folder that has the libraries with --libraries.
cli-run-not-kept = The libraries can't be kept in {$path}
    .next = Check that this folder can be written to.

# What happens in the page, a line each.
run-published = Build {$number}
run-no-build = No build: {$place}: {$text}
run-page-opened = A page was opened
run-page-left = The widget left its page, which was loaded again
run-build = The page has build {$number}
run-decided = {$host}: { $way ->
        [pass] let through
        [fixture] answered by a fixture
       *[block] blocked
    }
run-not-started = { $why ->
        [not-declared] The widget isn't started: the manifest hasn't this area
        [not-installed] The widget isn't started: it isn't installed
        [free-user] The widget isn't started: a free user gets no widgets
       *[other] The widget isn't started
    }
run-skipped = { $why ->
        [no-callback] {$name} isn't called: the widget hasn't got it
        [not-started] {$name} isn't called: the widget isn't started
       *[other] {$name} isn't called
    }
run-click = Click: {$text}
run-navigate = To {$path}
run-popup = A window that wasn't opened: {$url}
run-missing = Not in the stand-in: {$api}
run-leftover = Left after destroy: {$items}
run-doubled = There twice: {$items}
run-globals = New global names: {$names}
run-failed = {$what} can't be loaded: {$why}
run-broken = A fault of the stand-in: {$text}
run-answer = ↳ {$result}, { $by ->
        [account] the made-up account
        [fixture] the fixture
        [server] the server
        [blocked] blocked
        [trouble] the trouble asked for
       *[other] nobody
    }, {$ms} ms
run-refused = Not loaded from {$host}: the host isn't let through
run-stored = Kept: {$values}
