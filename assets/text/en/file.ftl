# Files of the widget as a person handles them.

action-new-file = New file…
action-rename-file = Rename the file…
action-copy-file = Duplicate the file…
action-delete-file = Delete the file
file-menu = What can be done with this file
file-menu-rename = Rename or move…
file-menu-copy = Duplicate…
file-menu-delete = Delete
file-menu-copy-path = Copy the path
file-menu-all = Files
file-path = Path in the widget
file-path-about = With its folders, such as lib/cart.js
file-new-title = New file
file-new = Create
file-ask-rename-title = Rename or move {$file}
file-ask-rename-about = You see what names it before anything changes
file-rename = Go on
file-copy-title = Duplicate {$file}
file-copy = Duplicate
file-rename-title = {$file} becomes {$to}
file-rename-about = The file is named in other places
file-rename-follows = Change them too
file-rename-alone = Only the file
file-delete-title = Delete {$file}
file-delete-about = { $count ->
    [one] It is still named in one place: {$files}
   *[other] It is still named in {$count} places: {$files}
}
file-template-module = Module
file-template-twig = Twig template
file-template-style = Style sheet
file-template-locale = Locale
file-template-empty = Empty
file-error-no-path = Type a path inside the widget, such as lib/cart.js
file-error-exists = There is a file {$path} already
file-error-name = “{$name}” can't be a name on every system: { $what ->
    [control] it has a control character
    [sign] it has “{$other}”, which means something else to Windows
    [end] it ends with a dot or a space, which Windows drops
    [device] Windows takes it for a device
    [short] Windows may take it for the short name of another file
   *[long] it is longer than {$other} bytes
}
file-error-beside = It can't stand beside {$path}: some systems take them for one, or need a folder in its place
notice-file-deleted = {$file} is deleted. Undo brings it back
notice-files-taken = { $count ->
    [one] 1 file is in the widget now
   *[other] {$count} files are in the widget now
}
notice-files-refused = { $count ->
    [one] 1 file was not taken in
   *[other] {$count} files were not taken in
}
