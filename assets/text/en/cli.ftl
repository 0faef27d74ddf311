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
