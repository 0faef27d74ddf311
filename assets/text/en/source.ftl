# The source of files: the Files tab and the viewer.

tab-files = Files
listed-count = { $count ->
    [one] {$count} file
   *[other] {$count} files
}
listed-filter = Find a file
listed-none = No file has this in its path
listed-unsaved = not saved
listed-show-picture = Show in Images

source-file = File
source-name = Source of {$file}
source-no-file = There is no file {$file}
source-no-definition = Nothing that the widget has is named here
source-no-text = no text
source-picture = A picture of {$width} × {$height} pixels
source-not-text = {$file} is not UTF-8 text, so it can't be shown here
source-read-only = Read-only
source-long = Longer than 5 MB: shown here, but not edited
source-long-open = Longer than 5 MB: open it in your editor to change it
source-find = Find in this file
source-line = Line or line:column
source-line-of = { $count ->
    [one] of {$count} line
   *[other] of {$count} lines
}
source-found = {$at} of {$count}
source-found-many = {$at} of {$count} or more
source-nothing = Not found
source-next = Next place
source-previous = Previous place
source-close = Close the search

action-find = Find in the file
action-go-to-line = Go to a line of the file
action-open-in-editor = Open the file in your editor
action-choose-editor = Your editor…

editor-title = Your editor
editor-about = The program in which “Open the file in your editor” opens files of the widget.
editor-command = Command of your editor
editor-hint = Empty: the program that the system has for texts; other files are shown in their folder
editor-places = {"{file}"}, {"{line}"} and {"{column}"} stand for the file and the place in it. Put a path with spaces into quotation marks.
editor-keep = Keep
editor-zip = A file within an archive can't be opened in another program
editor-zip-next = Save the widget to a folder first (Ctrl Shift S), then open the file from there.
editor-unsaved = The widget is not on disk yet, so no other program can open its files
editor-unsaved-next = Save it to a folder first (Ctrl S).
editor-no-file = This file is not on disk yet
editor-no-file-next = Save the widget first (Ctrl S), then open the file.
editor-differs = The editor shows the file as it is on disk, without your unsaved changes
editor-differs-next = Save first if you want to go on from them. If both change the file, the studio shows the changes side by side.
editor-failed = No program could be started to open {$file}
editor-failed-next = The system says: {$reason}. Look at the command in “Your editor…”.
editor-none = Your system has no program for {$file}
editor-none-next = Give the command of your editor in “Your editor…” (Ctrl K finds it), then open the file again.
reveal-failed = No file manager could be opened
reveal-failed-next = The file is at {$path}
link-refused = The studio doesn't open such an address
link-refused-next = Only addresses of the web and of mail are opened (http, https, mailto): {$address}
link-failed = No browser could be opened
link-failed-next = The address is copied, paste it into a browser: {$address}

action-replace = Replace in the file
action-search = Search everywhere
search-words = Search in all texts
search-with = Replace with
search-exact = Match case
search-whole = Whole words
search-pattern = Regular expression
search-replace = Replace all…
search-replace-all = Replace all
search-replace-title = “{$words}” becomes “{$with}”
search-replace-about = All places in all texts, as one undo step
search-bad = Not a regular expression: {$reason}
search-found = { $more ->
    [more] The first {$count} places, in {$files} files
   *[all] { $count ->
        [0] Nothing found
        [one] 1 place
       *[other] {$count} places in { $files ->
            [one] 1 file
           *[other] {$files} files
        }
    }
}
source-replace-one = Replace
source-replace-all = Replace all
