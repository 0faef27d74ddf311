# The i18n tab: the texts of all locales side by side.

tab-i18n = i18n

texts-reading = Reading the texts…
texts-none = No texts yet
    .about = Each language of the widget has a file in the folder i18n. Add the first one
texts-grid = Texts of all locales
texts-search = Search keys and texts
texts-base = Base: {$locale}
texts-base-name = The locale that others are compared with
texts-is-base = base
texts-key = Key
texts-name = Name
texts-used = Used in
texts-exchange = Translators
texts-export = Export for translators…
texts-export-two = Export {$base} and {$locale}…
texts-import = Import a translation…
texts-add-locale = Add locale
texts-add-menu = Add a key or a section
texts-fold = Close all sections
texts-unfold = Open all sections
texts-nothing-found = No key fits the search and the filter

texts-pseudo = Pseudo-locale
    .help = Texts longer by a third and with accents, as translations may be: what is cut off then is too narrow. Nothing is changed

texts-filter-all = All
texts-filter-missing = Missing
texts-filter-empty = Empty
texts-filter-same = Same as base
texts-filter-marks = Tags
texts-filter-problems = With remarks
    .help = Texts that a check has something to say about
texts-filter-unused = Unused
texts-filter-changed = Changed
    .help = Texts that differ from those when the widget was opened

texts-missing = Missing
texts-fill = Fill from base
texts-empty = Empty
texts-section-here = A section here
texts-text-here = A text here
texts-repair = Repair…
texts-unreadable = Can't be read
texts-no-file = No file
texts-undeclared = Not declared
texts-declare = Declare
texts-create-file = Create the file
texts-show-error = Show the error
texts-lost-marks = Lacks {$marks}
texts-added-marks = Not in the base: {$marks}

texts-counts = { $all ->
    [one] {$done} of {$all} key translated
   *[other] {$done} of {$all} keys translated
}. Same as the base: {$same}. To do: {$todo}. Empty: {$empty}. Missing: {$missing}
texts-use-as-base = Compare others with it
texts-fill-all = Fill what is missing from the base
texts-remove-locale = Remove the locale…

texts-in-manifest = Manifest
texts-in-script = Script
texts-in-both = Both
texts-unused = Unused
texts-unclear = Can't tell
texts-unused-about = Neither the manifest nor a script names this key
texts-unclear-about = A script takes texts by a computed name, which may be this key. It isn't offered for deletion
texts-places = { $count ->
    [0] nowhere
    [one] {$count} place
   *[other] {$count} places
}
texts-line = line {$line}
texts-length = Length
texts-room = room for about {$room} px
texts-pixels = {$width} px
texts-section-about = { $keys ->
    [one] A section with {$keys} key
   *[other] A section with {$keys} keys
}

texts-key-enter = edit, next key
texts-key-tab = next locale
texts-key-escape = cancel
texts-key-base = copy the base

texts-add = Add
texts-add-key = Add key
    .about = In all locales. Dots stand between section and key: settings.phone
texts-add-section = Add section
    .about = In all locales, without a key yet
texts-rename = Rename
    .about = In all locales and in the manifest. Another section before the dot moves the key there
texts-rename-do = Rename
texts-duplicate = Duplicate
    .about = The copy stands below, in all locales
texts-add-locale-title = Add a locale
    .about = Its file gets the structure of the base, with texts marked as to do, and the manifest gets its entry
texts-locale-code = Code of the locale
texts-locale-unknown = Neither amoCRM nor Kommo is known to take this locale
texts-locale-other = The product of this widget doesn't take this language
texts-move-up = Move up
texts-move-down = Move down
texts-delete = Delete
texts-delete-not = A script may use it by a computed name: it can't be deleted here

texts-rename-title = Rename {$from} to {$to}
texts-rename-about = Scripts use the key by its name. They can follow, where the name is written down
texts-rename-with-script = With the scripts
texts-rename-alone = Leave the scripts as they are
texts-rename-left = Scripts may still ask for {$key} by the old name, look there: {$places}
texts-delete-title = Delete {$key}
texts-delete-used = { $uses ->
    [one] {$uses} place uses it, and would find nothing.
   *[other] {$uses} places use it, and would find nothing.
} { $keys ->
    [one] {$keys} key goes in all locales
   *[other] {$keys} keys go in all locales
}
texts-delete-section = { $keys ->
    [one] {$keys} key goes in all locales. Used in {$uses} places
   *[other] {$keys} keys go in all locales. Used in {$uses} places
}
texts-repair-title = {$key} is a text in one locale, a section in another
texts-repair-about = Choose what it is to be. What is taken over from another locale is marked as to do
texts-make-section = A section everywhere, as in {$locale}
texts-make-text = A text everywhere, as in {$locale}
texts-remove-title = Remove the locale {$locale}
texts-remove-about = { $texts ->
    [one] The file i18n/{$locale}.json with {$texts} text goes, its entry in the manifest, and its list of tour pictures. The pictures stay
   *[other] The file i18n/{$locale}.json with {$texts} texts goes, its entry in the manifest, and its list of tour pictures. The pictures stay
}
texts-remove = Remove

texts-left = { $count ->
    [one] {$count} cell was left out: it is outside of the grid, or holds no text
   *[other] {$count} cells were left out: they are outside of the grid, or hold no text
}
texts-not-editable = There is no text to type into here: the file can't be read, or the key is a section or a list
texts-too-long = This text is too long for a cell. Edit it in the source, beside the manifest

texts-error-no-key = There is no key {$key} any more
texts-error-exists = There is {$key} already. Choose another name
texts-error-no-name = A name is needed, with no empty part between dots
texts-error-into-itself = {$key} can't go into itself
texts-error-shape = In {$locale}, {$key} is of another shape: a section where a text is wanted, or the reverse. Repair that first
texts-error-no-locale = The texts of {$locale} can't be read. Repair or create its file first
texts-error-locale-exists = There is {$locale} already
texts-error-bad-locale = {$locale} can't be a locale: use letters, digits, - and _
texts-error-no-list = The list of locales in the manifest can't be changed. Repair the manifest first
texts-error-change = The texts can't be changed: {$reason}
