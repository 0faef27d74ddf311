# The headless commands.
cli-fixed = { $count ->
    [0] No safe fix to apply
    [one] 1 safe fix applied and saved
   *[other] {$count} safe fixes applied and saved
}
cli-packed = {$file}: { $count ->
    [one] 1 file
   *[other] {$count} files
}, {$size}
cli-packed-with-errors = Packed although the widget has { $errors ->
    [one] 1 error
   *[other] {$errors} errors
}
cli-not-packed = Not packed: the widget has { $errors ->
    [one] 1 error
   *[other] {$errors} errors
}
    .next = Repair what is listed above (the command check --why tells more, check --fix repairs what is safe), or pack anyway with --force.
cli-overwrites-input = {$path} is the archive that is being read
    .next = Name another file with -o, or this one if it should be replaced.
cli-no-display = There is no display to open the window on
    .next = Start the program in a graphical session, or use it without a window: widget-studio check PATH, widget-studio pack PATH.
cli-no-output = The output can't be written: {$reason}

cli-no-window = The window can't be opened: {$reason}
    .next = The commands “widget-studio check PATH” and “widget-studio pack PATH” work without it.

cli-exported = {$file}: { $rows ->
    [one] 1 key
   *[other] {$rows} keys
}, { $locales ->
    [one] 1 locale
   *[other] {$locales} locales
}
cli-left-out = i18n/{$locale}.json can't be read and is left out
cli-imported = { $count ->
    [0] Nothing to change
    [one] 1 text changed and saved
   *[other] {$count} texts changed and saved
}
cli-would-import = { $count ->
    [0] Nothing to change
    [one] 1 text would change
   *[other] {$count} texts would change
}, nothing is written
cli-import-refused = Nothing is written: { $count ->
    [one] 1 entry is refused
   *[other] {$count} entries are refused
}
    .next = Correct the lines that begin with “!” in the table and import it again.
cli-import-failed = The texts can't be changed: {$reason}
    .next = Nothing is written. Export the texts again and put the changes into the new table.
cli-row = row {$row}
cli-images-not-made = The pictures can't be made: {$reason}
    .next = Nothing was written. Try another picture.
cli-images-passed-over = {$file} was left as it is: {$reason}
cli-images-nothing-to-shrink = No PNG file gets lighter without loss
