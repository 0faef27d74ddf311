# Unsaved edits that an earlier run left behind.

action-rescued-edits = Rescued unsaved edits…

rescue-title = Unsaved edits were rescued
rescue-about = The studio ended before they were saved. Nothing in the folder of the widget has changed.
rescue-never-saved = It was never saved: it opens as a new widget.
rescue-new = never saved
rescue-unreadable = unreadable
rescue-gone = The widget can't be read from its place now. Restore opens the files below as a new widget. If it is on another disk, connect that first and choose Later.
rescue-fault = This file can't be read: {$reason}. You can delete it; nothing else depends on it.
rescue-foreign = The folder of rescued edits also holds files that the studio did not write. They are left alone: {$files}
rescue-changed = changed on disk since
rescue-changed-about = Some files were changed on disk after the edits began. Restoring puts your version in their place, still unsaved.
rescue-legend = From what is on disk now (−) to what was not saved (+)
rescue-take = Restore {$file}
rescue-restore = Restore
rescue-later = Later
rescue-later-tip = The edits stay, and the next start offers them again
rescue-delete = Delete…
rescue-delete-ask = Delete these edits for good?
rescue-delete-sure = Delete for good

notice-restored = { $count ->
    [one] Restored {$count} file, not saved yet
   *[other] Restored {$count} files, not saved yet
}
notice-not-restored = The edits could not be restored. They are still kept
notice-not-kept = Unsaved edits can't be kept for the case of a crash. Save often
notice-nothing-rescued = There are no rescued edits
notice-rescue-foreign = { $count ->
    [one] There is a file among the rescued edits that the studio did not write
   *[other] There are {$count} files among the rescued edits that the studio did not write
}
notice-rescue-unreadable = The folder of rescued edits can't be read
notice-rescue-not-deleted = The edits could not be deleted
