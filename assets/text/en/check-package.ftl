# package/*: the archive and the files in it.
# A message is the sentence of a finding, its attributes are the rule's page.

package-root-folder = Everything is inside the folder {$folder}/, manifest.json must be at the root of the archive
    .name = A folder around the whole widget
    .why = The platform looks for manifest.json at the root of the archive. In a folder it isn't found: “Failed to get object manifest.json”.
    .todo = Move everything up. Next time pack the files of the folder, not the folder itself.

package-archive-name = The archive is named {$name}, the upload page asks for widget.zip
    .name = The archive is not named widget.zip
    .why = The documents ask for this name. Other names pass at times, but nobody promises it.
    .todo = Give the archive the name widget.zip.

package-bad-zip = { $what ->
    [cut] The archive breaks off: its end is missing
    [directory] The directory of the archive can't be read
   *[parts] The archive is damaged
}{ $count ->
    [0] {""}
    [one] , and a file in it can't be unpacked
   *[other] , and {$count} files in it can't be unpacked
}{ $names ->
    [none] {""}
   *[other] {" "}({$names})
}
    .name = A damaged archive
    .why = What the studio can't read the platform can't either; it refuses the whole archive. The files that are whole are checked as usual. Where the end is missing, nobody knows what else the archive had, so no other file is called missing.
    .todo = Get the archive again. Or save what is whole as a new folder or archive, and add the rest from another copy.

package-encrypted = { $count ->
    [one] A file is protected with a password
   *[other] {$count} files are protected with a password
}: {$names}
    .name = A password on the archive
    .why = The platform has no place to enter a password and can't unpack the files.
    .todo = Unpack the archive with the password and open the folder. Packed anew here, the archive lacks these files.

package-unsupported-method = { $count ->
    [one] A file is packed with a rare method
   *[other] {$count} files are packed with a rare method
}, only store and deflate are usual: {$names}
    .name = A compression method that few programs know
    .why = All archives known to be accepted are packed with store or deflate. The studio doesn't unpack other methods, such as LZMA or Zstandard, and most servers don't either.
    .todo = Unpack the archive with the program that made it and open the folder. Packed anew here, the archive lacks these files.

package-header-mismatch = { $count ->
    [one] A file has another name or method in its own header than in the directory of the archive
   *[other] {$count} files have another name or method in their own headers than in the directory of the archive
}: {$names}
    .name = The archive contradicts itself
    .why = An archive names every file twice. Where the two differ, each program unpacks something else; scanners take it for an attack.
    .todo = Pack it anew. The studio went by the directory: look whether all files are there.

package-duplicate-entry = { $count ->
    [one] A path stands in the archive twice
   *[other] {$count} paths stand in the archive twice
}: {$names}
    .name = The same file twice in the archive
    .why = Some programs take the first one, others the last. What the platform takes isn't known.
    .todo = The studio has read the last one. If that is the right one, pack the archive anew.

package-case-collision = {$file} and {$other} { $what ->
    [accents] differ only in how accents are written
   *[case] differ only in letter case
}
    .name = Two files that systems take for one
    .why = Windows and macOS pass over letter case, and macOS over how accents are written. To them both names mean the same file, so one of them disappears when the archive is unpacked.
    .todo = Choose which one to delete, or rename one of them.

package-file-and-folder = {$file} is a file, and {$other} needs a folder of this name
    .name = A file where a folder should be
    .why = No system can store both: one of them is lost when the archive is unpacked, or unpacking ends with an error.
    .todo = Rename the file or delete it.

package-unstorable-name = { $what ->
    [control] {$name} has a control character in its name
    [sign] {$name} has “{$sign}” in its name, which means something else to Windows
    [end] {$name} ends with a dot or a space, which Windows drops
    [short] Windows may take {$name} for the short name of another file
    [long] {$name} is longer than {$sign} bytes
   *[device] Windows takes {$name} for a device
}
    .name = A name that not every system can store
    .why = Whoever unpacks the widget on Windows, or elsewhere if the name is too long, gets an error, another file or none. The studio doesn't write such a file to a folder either, on any system.
    .todo = Rename it. Then look whether scripts and style sheets name it: the fix changes only pictures in the manifest.

package-hidden-character = {$name} has a character in its name that nobody sees
    .name = A hidden character in a name
    .why = The name looks like another one, or its end is shown in the middle of it. What the manifest or a script names isn't found, and a person may take the file for another.
    .todo = Rename it. Then look whether scripts and style sheets name it: the fix changes only pictures in the manifest.

package-decomposed-name = { $count ->
    [one] A name has
   *[other] {$count} names have
} accents as characters of their own: {$names}
    .name = Accents as characters of their own
    .why = macOS may write “é” as “e” and an accent. It looks the same, but to servers it is another name: what the manifest or a script names isn't found.
    .todo = Rename the files. Better still, give them Latin names without accents.

package-backslash-path = { $count ->
    [one] A name in the archive has
   *[other] {$count} names in the archive have
} backslashes instead of “/”: {$names}
    .name = Backslashes in names
    .why = Archives by old versions of PowerShell look like this. To the platform it is one file with an odd name and no folder, so it finds neither i18n nor images.
    .todo = Pack it anew. The studio has read the backslashes as “/”.

package-absolute = { $count ->
    [one] A name in the archive begins with “/”
   *[other] {$count} names in the archive begin with “/”
}: {$names}
    .name = An absolute path
    .why = Such a name points out of the folder that is unpacked into. The platform refuses it or doesn't find the file.
    .todo = Pack it anew. The studio has dropped the “/”.

package-dotdot = { $count ->
    [one] A name in the archive leads
   *[other] {$count} names in the archive lead
} out of its folder with “..”: {$names}
    .name = A path out of the archive
    .why = Unpacking would write outside the folder. It is a known way of attack, and servers refuse such an archive.
    .todo = The studio has not read these files. Pack the archive anew without them, and ask where it came from.

package-drive-letter = { $count ->
    [one] A name in the archive begins with a drive
   *[other] {$count} names in the archive begin with a drive
}: {$names}
    .name = A drive in a path
    .why = A name like C:\widget\manifest.json belongs to one computer. The platform doesn't find the file under it.
    .todo = Pack it anew. The studio has dropped the drive.

package-nul = { $count ->
    [one] A name in the archive holds
   *[other] {$count} names in the archive hold
} a NUL character: {$names}
    .name = A NUL character in a name
    .why = Programs cut the name at this character, each at its own moment. It is a known way to smuggle a file past a check.
    .todo = The studio has not read these files. Pack the archive anew without them.

package-long-name = { $count ->
    [one] A name in the archive is
   *[other] {$count} names in the archive are
} longer than any system takes: {$names}
    .name = A name that no system takes
    .why = Nobody can unpack such a file, and programs that try may stop at it. Names of this length are made to break them.
    .todo = The studio has not read these files. Pack the archive anew without them.

package-symlink = { $count ->
    [one] There is a symbolic link in the archive
   *[other] There are {$count} symbolic links in the archive
}: {$names}
    .name = A symbolic link
    .why = The file that the link points to isn't in the archive, and servers refuse links because they can lead anywhere.
    .todo = Put the file itself in place of the link, and pack with links followed.

package-special-file = { $count ->
    [one] An entry of the archive isn't a file by its mode
   *[other] {$count} entries of the archive aren't files by their mode
}: {$names}
    .name = A folder, device, pipe or socket in place of a file
    .why = Programs that unpack the archive make a device or a pipe of it, stop at it, or leave it out. A widget needs none of these.
    .todo = The studio has not read these entries. Put a plain file in place of each, and pack the widget anew.

package-name-encoding = { $count ->
    [one] A name in the archive is in an unmarked encoding
   *[other] {$count} names in the archive are in an unmarked encoding
}: {$names}
    .name = File names that other systems read differently
    .why = Letters beyond Latin need the UTF-8 mark of the archive, and é, ñ or й has to be a single character. Otherwise each system shows other letters and the file isn't found.
    .todo = Pack it anew. Better still, give the files Latin names.

package-vcs = { $count ->
    [one] A file of version control is in the widget
   *[other] {$count} files of version control are in the widget
}: {$names}
    .name = Version control in the widget
    .why = Folders like .git hold the whole history of the code, secrets that were deleted since included. Whoever gets the archive gets them too.
    .todo = { $count ->
        [one] Leave it out.
       *[other] Leave them out.
    }

package-node-modules = { $count ->
    [one] A file of node_modules is in the widget
   *[other] {$count} files of node_modules are in the widget
}: {$names}
    .name = node_modules in the widget
    .why = These are packages for building. The widget never loads them, and they make the archive many times larger.
    .todo = Leave them out and pack what the build makes of them.

package-dotenv = { $count ->
    [one] A file with environment settings is in the widget
   *[other] {$count} files with environment settings are in the widget
}: {$names}
    .name = .env in the widget
    .why = Such files usually hold passwords and keys. Everything in the archive can be downloaded by every user of the account.
    .todo = Leave it out. If an archive with it was given away already, change the passwords and keys.

package-ide = { $count ->
    [one] A file with settings of an editor is in the widget
   *[other] {$count} files with settings of an editor are in the widget
}: {$names}
    .name = Editor settings in the widget
    .why = They are of no use to the widget, and moderation asks to remove everything unused.
    .todo = { $count ->
        [one] Leave it out.
       *[other] Leave them out.
    }

package-junk = { $count ->
    [one] A leftover file is in the widget
   *[other] {$count} leftover files are in the widget
}: {$names}
    .name = Leftovers of systems and editors
    .why = macOS, Windows and editors leave such files behind. They are of no use to the widget, and moderation asks to remove everything unused.
    .todo = { $count ->
        [one] Leave it out.
       *[other] Leave them out.
    }

package-hidden = { $count ->
    [one] A hidden file is in the widget
   *[other] {$count} hidden files are in the widget
}: {$names}
    .name = Hidden files in the widget
    .why = Names that begin with a dot belong to tools, not to the widget, and at times hold settings that nobody else should see.
    .todo = { $count ->
        [one] Leave it out.
       *[other] Leave them out.
    }

package-dev-sources = { $count ->
    [one] A source or build file is in the widget
   *[other] {$count} source or build files are in the widget
}: {$names}
    .name = Sources that the browser doesn't load
    .why = The CRM loads scripts and style sheets. TypeScript, SCSS and the settings of the build only make the archive larger.
    .todo = { $count ->
        [one] Leave it out and pack what the build makes of it.
       *[other] Leave them out and pack what the build makes of them.
    }

package-source-map = { $count ->
    [one] A source map is in the widget
   *[other] {$count} source maps are in the widget
}: {$names}
    .name = Source maps in the widget
    .why = They make the archive larger and show your original code to everyone.
    .todo = { $count ->
        [one] Leave it out and keep it beside the build, for reading errors.
       *[other] Leave them out and keep them beside the build, for reading errors.
    }

package-tests = { $count ->
    [one] A test file is in the widget
   *[other] {$count} test files are in the widget
}: {$names}
    .name = Tests in the widget
    .why = The CRM never runs them, and moderation asks to remove test data.
    .todo = { $count ->
        [one] Leave it out.
       *[other] Leave them out.
    }

package-archive-inside = {$file} is an archive ({$found}) inside the widget
    .name = An archive in the archive
    .why = The platform doesn't unpack it. It is most often an earlier widget.zip, packed by mistake.
    .todo = Delete it, or put the files that are needed from it into the widget.

package-executable = {$file} is a program or a system script ({$found})
    .name = A program in the widget
    .why = A widget runs in the browser and needs no programs. Virus scanners and moderation stop at them.
    .todo = Delete it, or offer it for download on your site.

package-mime-mismatch = {$file} holds {$found} data, its name says something else
    .name = The content doesn't fit the name ending
    .why = The server tells the browser what a file is by its name. With another content the browser may refuse it.
    .todo = Give the file the ending of what it holds, and change the places that name it, or export it anew.

package-large-file = {$file} has {$size} MB, more than {$limit} MB
    .name = A very large file
    .why = Packed widgets have 4 KB to 2 MB. A large file loads slowly on every page where the widget works; the limit of the upload isn't published.
    .todo = Shrink it, or load it from your server when it is needed.

package-total-size = All files together have {$size} MB, more than {$limit} MB
    .name = A very large widget
    .why = Packed widgets have 4 KB to 2 MB. The limit of the upload isn't published, but far larger archives are hardly tested by anyone.
    .todo = Look at the largest files: most often build files or media have slipped in.

package-too-many-files = There are {$count} files, more than {$limit}
    .name = Very many files
    .why = Widgets have some tens of files. Many more are most often a folder that was packed by mistake, and every file is stored for every version.
    .todo = Leave out what the widget doesn't load.

package-compression-bomb = { $count ->
    [one] A file unpacks
   *[other] {$count} files unpack
} to more than 200 times its packed size: {$names}
    .name = A file that unpacks to far too much
    .why = Servers take such an archive for an attack that fills memory and refuse it. The studio has not unpacked it.
    .todo = Find out what the file is for, and pack the widget without it.

package-stray-bytes = The archive holds bytes that belong to none of its files
    .name = More in the archive than its files
    .why = A program before the archive, something behind it or a hidden file in between: other programs may read them, and nobody sees them in the list of files.
    .todo = Pack it anew: only the files stay. Then find out what was there, and how it got in.

package-unneeded = { $count ->
    [one] Nothing in the widget names the file {$names}
   *[other] Nothing in the widget names {$count} files: {$names}
}
    .name = Files that nobody needs
    .why = Moderation asks to remove all that isn't used. Notes and spare pictures are packed, stored with each version, and can be read by everybody who opens a page with the widget.
    .todo = { $count ->
        [one] Leave it out of the archive. Licence texts stay: some terms ask for them.
       *[other] Leave them out of the archive. Licence texts stay: some terms ask for them.
    }
