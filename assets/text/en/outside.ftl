# What other programs do to the widget: watching, conflicts, a second studio, the build folder.

notice-reloaded = { $count ->
    [one] {$file} changed on disk and was read again
   *[other] {$count} files changed on disk and were read again
}
notice-gone = The files of the widget are gone from the disk
status-gone = Gone from the disk
notice-gone-next = The studio still has them: save to write them again, or wait if a build is running.
notice-read-only = The widget is open for reading only
notice-read-only-next = Another studio has it open. Choose “Edit anyway” at the bottom of the window, or save a copy elsewhere.
notice-not-built = The build folder is not there yet, so the project's own folder is shown
notice-not-built-next = Build the project, then read the widget from disk again (Ctrl R).

conflicts-title = { $count ->
    [one] A file changed on disk and here
   *[other] {$count} files changed on disk and here
}
conflicts-about = Another program changed what you have not saved yet. Each change is shown against the file as it was before both.
conflicts-file = File {$at} of {$count}
conflicts-on-disk = Changed on disk
conflicts-here = Changed here
conflicts-as-it-was = As it was
conflicts-mine = Keep mine
conflicts-theirs = Take theirs
conflicts-both = Merge both
conflicts-no-merge = Both changed the same lines
conflicts-deleted-there = Deleted on disk
conflicts-deleted-here = Deleted here
conflicts-result-mine = What you will have: yours alone
conflicts-result-theirs = What you will have: theirs alone
conflicts-result-merged = What you will have: both changes
conflicts-apply = Use these versions
conflicts-save = Use these versions and save
conflicts-later = Decide later
conflicts-later-tip = Nothing changes now; saving asks again
conflicts-undo = Undo brings yours back

disk-lost = { $count ->
    [one] {$file} is gone from the disk. It is still here, unsaved
   *[other] {$count} files are gone from the disk. They are still here, unsaved
}
disk-let-go = Remove here too
disk-let-go-tip = The widget goes on without what is gone. Undo brings it back
disk-write = Write again
disk-write-tip = Saves the widget, with what is gone
disk-contested = { $count ->
    [one] {$file} was changed on disk and here. Yours is still here
   *[other] {$count} files were changed on disk and here. Yours are still here
}
disk-other = Another widget, “{$name}”, is in this place on disk now. Yours is still here
disk-decide = Compare…
disk-decide-tip = Shows both versions, so that you can choose
disk-open-other = Open the other one
disk-open-other-tip = Closes this widget. If anything is unsaved, you are asked first

second-title = This widget is open in another studio
second-about = Two studios that edit one widget can get in each other's way.
second-hint = Changes that the other one saves are reloaded here as they come. If both change the same file, you are asked which version is to stay.
second-look = Only look
second-anyway = Edit anyway
second-close = Close it here

action-build-folder = Build folder…
build-title = Build folder
build-about = If a bundler makes the widget, choose the folder that it writes, such as dist. The studio checks, shows and packs what is in it, and reloads it after each build.
build-project = Project
build-folder = Checked and packed
build-own = The project's own folder
build-hint = What you change in the studio is saved to the build folder too, where the next build may write over it: change the source as well.
build-not-on-disk = Save the widget to a folder first.
build-choose = Choose a folder…
build-none = Use the project's own

status-build = {$project} → {$folder}
status-build-tip = The build folder is checked and packed: {$path}
status-watched = watched
status-watched-tip = Changes by other programs are reloaded at once
status-polled = watched every 2 s
status-polled-tip = The system tells nothing of changes here (a network drive, or too many watches), so the studio looks every two seconds
status-not-watched = not watched
status-not-watched-tip = There are too many folders to watch: the studio looks for changes when its window comes to the front
status-read-only = Read-only: open in another studio
status-edit-anyway = Edit anyway
