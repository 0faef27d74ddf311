# The page of all keys, and the captions of menus.

action-keys = Keyboard shortcuts
keys-title = Keyboard shortcuts
keys-widget = Widget
keys-change = Changes and problems
keys-find = Find and go
keys-tabs = Tabs
keys-source = In a source
keys-files = In the list of files
keys-window = Anywhere
keys-select-all = Select everything
keys-copy = Copy what is selected
keys-offers = What can be written here
keys-definition = Go to what is named
keys-comment = Comment lines, or undo it
keys-indent = Indent what is selected, or back
keys-move-line = Move lines up or down
keys-duplicate = Copy the line or what is selected
keys-regions = Next or previous part of the window
keys-tab = To the next control, with Shift to the one before
keys-enter = Press what has the focus; in a dialog, its main button
keys-escape = Close the dialog, menu or page in front
menu-open = Open
menu-widget = This widget
menu-studio = Studio
