# Errors of opening and saving: the sentence says what happened, .next what to do.
open-not-found = There is no {$path}
    .next = Check the spelling, and whether the folder was moved or renamed.
open-no-permission = The system does not let the studio read {$path}
    .next = Allow reading in the properties of the file or folder, or copy the widget into a folder of your own.
open-not-a-widget = {$path} is neither a folder nor a zip archive
    .next = Open the folder that holds manifest.json, or the widget's zip archive.
open-not-a-file = {$path} is no regular file but a folder, a pipe or a device
    .next = Name a file. What a program puts out goes into a file first.
open-too-large = {$path} is too large: {$size}, at most {$limit} can be opened
    .next = Take files that the widget does not use out of the folder, or open the folder that holds manifest.json.
open-too-many-files = {$path} holds more than {$limit} files
    .next = This seems to be a larger folder. Open the one inside it that holds manifest.json.
open-archive = {$path} can't be read as a zip archive: {$reason}
    .next = Download or pack the archive again. If your system can unpack it, open the unpacked folder.
open-io = {$path} can't be read: {$reason}
    .next = Check that the disk is connected and the file is not in use by another program, then try again.

save-conflicts = { $count ->
    [one] {$file} was changed on disk by another program
   *[other] {$count} files were changed on disk by another program, the first is {$file}
}
    .next = Nothing was written. Read the widget again to take over those changes, or save once more and keep your version.
save-would-drop = { $file ->
    [none] A part of the archive could not be read and would be lost
   *[other] { $count ->
        [one] The entry {$file} of the archive could not be read and would be lost
       *[other] {$count} entries of the archive could not be read and would be lost, the first is {$file}
    }
}
    .next = Nothing was written. Unpack the archive into a folder and open that, or save the widget under another name.
save-gone = {$path} is gone from the disk
    .next = Nothing was written. Save again to write the whole widget anew.
save-names = {$file} can't be stored under this name: { $what ->
    [control] it has a control character
    [sign] it has “{$other}”, which means something else to Windows
    [end] it ends with a dot or a space, which Windows drops
    [device] Windows takes it for a device
    [short] Windows may take it for the short name of another file
    [long] it is longer than {$other} bytes
    [twin] Windows or macOS take it for {$other}
   *[folder] it and {$other} need a file and a folder of the same name
}{ $count ->
    [1] {""}
   *[other] {" "}({$count} such files in all: {$names})
}
    .next = Nothing was written. Rename the files: the findings on this under Problems have a fix. A zip archive keeps the names as they are.
save-link = {$path} is a symbolic link and may lead out of the widget
    .next = Nothing was written. Replace the link by the file or folder itself.
save-read-only = {$path} is read-only
    .next = Allow writing in the properties of the file, or save the widget in another place.
save-not-empty = The folder {$path} is not empty
    .next = Choose a new or empty folder, so that no file is replaced.
save-exists = {$path} is there already
    .next = Choose another name.
save-zip = The archive {$path} was not written: { $what ->
    [large] there are more files or bytes than a zip archive holds
    [pack] {$file} can't be packed, {$reason}
    [unreadable] what was written can't be read back, {$reason}
    [missing] {$file} is missing from it
    [unexpected] it has {$file}, which does not belong there
   *[different] {$file} in it differs from the file
}
    .next = The old archive is still there. Check that the disk is sound and has space, then try again.
output-of-widget = {$path} belongs to the widget
    .next = Nothing was written. Name a file outside of the widget, so that nothing of it is lost.
output-opened = { $kind ->
    [archive] {$path} is the archive that is being read
   *[other] {$path} belongs to the widget
}
    .next = Nothing was written. Name another file, so that nothing of it is lost.
output-exists = { $kind ->
    [archive] {$path} is there already, and it isn't an archive that was packed of this widget
    [check] {$path} is there already, and it isn't a report on this widget
    [checklist] {$path} is there already, and it isn't a checklist of this widget
    [comparison] {$path} is there already, and it isn't a comparison of this widget
    [trial] {$path} is there already, and it isn't a trial of this widget
   *[other] {$path} is there already
}
    .next = Name another file, or replace it with { $kind ->
        [table] --force
       *[other] --overwrite
    }.
output-link = {$path} leads through a symbolic link that lies in the widget or points out of its folder
    .next = Nothing was written. Name the file itself, not the link.
output-special = {$path} is a pipe or a device that lies in the widget
    .next = Nothing was written. Name a file outside of the widget.
output-read-only = {$path} is read-only
    .next = Allow writing in the properties of the file, or name another file.
output-write = {$path} can't be written: {$reason}
    .next = { $kind ->
        [archive] Nothing was packed. Remove the cause and pack again
        [check] The report was not written. Remove the cause and check again
        [checklist] The checklist was not written. Remove the cause and try again
        [comparison] The comparison was not written. Remove the cause and try again
        [trial] The result was not written. Remove the cause and try again
        [table] The texts were not exported. Remove the cause and export again
        [picture] The picture was not written. Remove the cause and take it again
       *[other] Nothing was exported. Remove the cause and export again
    }, or name another file.
save-write = {$path} can't be written: {$reason}{ $written ->
    [0] {""}
    [one] {" "}(already written and not put back: {$files})
   *[other] {" "}({$written} files already written and not put back: {$files})
}
    .next = { $written ->
        [0] Nothing was changed on disk, and your changes are still here.
       *[other] All other files are as they were, and your changes are still here.
    } Remove the cause and save again, or save the widget in another place.

# Refusals of the system, after a colon.
io-not-found = the folder is not there
io-no-permission = the system does not allow it
io-read-only-disk = the disk is read-only
io-full = the disk is full
io-not-a-folder = a file stands where a folder should be
io-is-a-folder = a folder stands where the file should be

# What was passed over when a folder was opened.
skipped-link = {$path} is a symbolic link and was passed over
skipped-name = {$path} has a name that no archive can hold or that another system would take for another file, and was passed over
skipped-special = {$path} is not a plain file and was passed over
skipped-version-control = {$path} belongs to version control and was passed over
skipped-node-modules = {$path} holds installed packages and was passed over
skipped-temporary = {$path} was left behind by a save that was cut off and was passed over

archive-not-a-zip = it is no zip archive
archive-damaged = it is damaged ({$reason})
archive-too-many = it has {$count} entries, more than {$limit}
archive-file-too-large = {$file} unpacks to more than {$limit}
archive-too-large = it unpacks to more than {$limit}

path-name = Path
path-no-dialog = The system has no dialog for files here. Type or paste the full path; Tab completes it.
path-waits = The system's own dialog has not come up yet. Use it if you see it, or type the full path here; Tab completes it.
path-take = Use this path
path-replace = Replace it
path-relative = Type the full path, from the beginning. “{$path}” is only a part of one
path-not-found = There is nothing of this kind at {$path}
path-no-folder = There is no folder {$path}
path-exists = {$path} is there already. Nothing was written yet
notice-dialog-open = A dialog for files is open already
