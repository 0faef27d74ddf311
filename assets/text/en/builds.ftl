# Differences of files.

diff-added = new, {$size}
diff-deleted = deleted
diff-changed = {$old} → {$new}
diff-moved = moved from {$from}
diff-gap = { $count ->
    [one] {$count} line is the same
   *[other] {$count} lines are the same
}
diff-line-ends = Line ends: {$old} → {$new}
diff-bom-added = A byte order mark was added
diff-bom-gone = The byte order mark was removed
diff-last-end-added = The last line now ends with a line break
diff-last-end-gone = The last line no longer ends with a line break
diff-blanks = Only whitespace differs
diff-statements = Long lines are shown statement by statement
diff-too-long = Too long to be compared line by line

# Two builds compared.

builds-consequences = What changes for the customer
builds-no-consequences = Nothing changes for those who use the widget
builds-unread = A manifest can't be read as a whole, so there may be more than is told here
builds-findings = Findings
builds-new = new
builds-gone = gone
builds-still = { $count ->
    [one] {$count} finding as before
   *[other] {$count} findings as before
}
builds-texts = Texts
builds-lost = lost: {$names}
builds-outdated = older than its source
builds-manifest = Manifest
builds-files = Files
builds-pictures = Pictures
builds-changelog = What's new

changelog-area-added = Now also here: {$area}
changelog-area-removed = No longer here: {$area}
changelog-locale-added = New languages: {$locales}
changelog-locale-removed = Languages that are gone: {$locales}
changelog-setting-added = New setting: {$name}
changelog-setting-removed = No longer asked for: {$name}
changelog-step-added = New step for bots: {$name}
changelog-text = “{$old}” now reads “{$new}”
changelog-more-texts = { $count ->
    [one] {$count} more text was changed
   *[other] {$count} more texts were changed
}
changelog-host = Works with {$host}: let your network reach it
changelog-logo = New logo
changelog-code = Fixes and improvements
changelog-nothing = Nothing changes for people
changelog-todo-settings = After updating, open the settings, fill in {$names}, and save
changelog-todo-bots = After updating, open each bot with this widget and save it again
changelog-todo-triggers = After updating, open each trigger with this widget and save it again

# Revisions of a git repository.

git-none = git isn't installed, so revisions can't be read
    .next = Install git, or compare folders and archives.
git-no-repository = {$path} is in no git repository
    .next = Choose a folder or an archive, or a widget that lies in a repository.
git-no-revision = The repository has no revision {$revision}
    .next = Check the spelling. Revisions of another repository have to be fetched first.
git-no-folder = The revision {$revision} has no folder {$folder}
    .next = Name the folder as it was called then: REVISION:FOLDER, from the root of the repository.
git-too-large = The revision {$revision} holds more than {$limit} or too many files
    .next = Name the widget's own folder: REVISION:FOLDER.
git-failed = git could not read the revision: {$reason}
    .next = Try the same in a terminal, or compare folders and archives.
cli-diff-no-side = There is neither a folder or an archive nor a git revision called {$name}
    .next = Check the spelling. A revision is looked for in the repository of the other side, else of the current folder.
cli-no-build = No build on the shelf is called {$name}
    .next = widget-studio builds lists them. After shelf: comes last, or at least four letters of the sum.
cli-two-builds = More than one build on the shelf begins with {$name}
    .next = Name more letters of the sum.

# The build shelf.

shelf-list = The list of builds can't be read or written: {$reason}
    .next = Check the folder of the studio's data, then try again.
shelf-gone = The archive of this build isn't kept any more
    .next = Choose a newer build, or the archive where it was written.
shelf-damaged = {$path} isn't the archive that was packed
    .next = Delete the build from the shelf, and pack it again.
shelf-io = {$path} can't be read or written: {$reason}
    .next = Remove the cause and try again.

# The page that compares builds.

builds-comparison = Comparison
builds-shelf = Builds
builds-before = Before
builds-after = After
builds-swap = Exchange the sides
builds-side-open = Now, unsaved edits included
builds-side-build = Packed {$date} · {$sum}
builds-side-path = {$name}
builds-side-revision = Revision {$name}
builds-side-account = In the account {$name}
builds-last-pack = Last pack
builds-zip = Another zip…
builds-folder = Folder…
builds-account = In an account
builds-revisions = Git revisions
builds-no-folder = Git revisions need a widget that lies in a folder
    .next = Open the folder of the widget, or compare with an archive.
builds-no-account = Accounts appear here once Install has looked for the widget there
builds-no-pack = There is no build to compare with yet
    .next = Each pack is kept on the shelf from now on. Until then choose an archive, a folder or a git revision on the side before.
builds-nothing-open = No widget is open
    .next = Open one, or choose archives or folders on both sides.
builds-partial = An account tells only the version, the fields of the settings, and whether the widget is in Digital Pipeline or a source of leads. Findings, texts and files of the build in it can't be read.
builds-read-logos = Read the logos in the account {$name}
builds-no-logos = The logos in the account {$name} can't be read: {$reason}
    .next = Compare with an archive or a build of the shelf to see pictures.
builds-logos-none = there are none at the address where they should be
builds-working = Comparing…
builds-report = Report
builds-copy = Copy
builds-copy-text = As text
builds-copy-markdown = As Markdown
builds-changelog-about = Made from the comparison, kept with the pack
builds-remake = Make it anew from the comparison
builds-changes = { $count ->
    [one] {$count} change
   *[other] {$count} changes
}
builds-version-raised = The version is raised, so no old script stays in the cache
builds-go = Go to {$place}
builds-show-lines = Show the lines around {$place}
builds-findings-count = {$new} new, {$gone} gone, {$still} as before
builds-texts-count = {$added} added, {$changed} changed, {$removed} removed
builds-values = { $count ->
    [one] {$count} value
   *[other] {$count} values
}
builds-files-count = {$count} changed, {$total} now
builds-more = Show {$count} more of {$left}
builds-close-lines = Close the lines
builds-no-picture = This picture can't be shown
builds-pick-zip = Choose an archive to compare with
builds-pick-folder = Choose a folder to compare with
builds-pick-report = Save the comparison
builds-pick-copy = Write the build again
shelf-empty = Each pack is kept here with its sum, findings, consequences and your notes. Nothing was packed yet.
shelf-nothing = No build has these words
shelf-search = Search builds
shelf-all = Of all widgets
shelf-bound = Archives kept up to
shelf-unit = MB
shelf-compare = Compare with now
shelf-open = Open
shelf-again = Pack again…
shelf-reveal = Show in folder
shelf-delete = Delete
shelf-delete-really = Delete for good
shelf-note = Note
shelf-sign-off = Signed off by
pack-changes = Against {$version}
pack-no-changes = Nothing changes for those who use the widget
pack-more-changes = { $count ->
    [one] and {$count} more
   *[other] and {$count} more
}
pack-compare = Compare
pack-raise = Raise to {$version}
builds-failed = The comparison broke down
    .next = Come back to this page to try again, or compare other builds.
