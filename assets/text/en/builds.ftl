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
