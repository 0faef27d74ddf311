# What the fixes of manifest, locations, settings and i18n do, as on their buttons.
fix-create-manifest = Create manifest.json from the template
fix-rename-to = Rename to {$name}
fix-unnest = Move everything out of {$folder}
fix-move-into-widget = Move into widget: {$keys}
fix-add-widget = Add the block widget from the template
fix-move-block = { $what ->
    [inside] Move {$key} out of widget
    [block] Move {$key} into {$block}
   *[outside] Move {$key} into widget
}
fix-move-to = Move to {$place}
fix-delete-form-keys = Delete {$keys}
fix-set = Set {$key} to {$value}
fix-set-value = Set to {$value}
fix-use-locales = Use {$locales}
fix-use-reference = Use {$reference}
fix-add-text = Add {$reference} to {$locales}
fix-add-reference = Use {$reference} and add the text
fix-delete-link-tag = Delete the tag
fix-close-link-tag = Close the tag after {$address}
fix-use-tour-picture = Use {$file}
fix-remove-from-tour = Remove from the tour
fix-make-list = Make it a list: {$values}
fix-delete-entry = Delete the entry
fix-delete-entries = { $count ->
    [one] Delete the entry
   *[other] Delete {$count} entries
}
fix-add-usual = Add {$keys} with the usual values
fix-add-location = Add the area {$name}
fix-delete-location = Delete the area {$name}
fix-add-block = Add the block {$block}
fix-delete-block = Delete the block {$block}
fix-create-texts = Create texts for {$locales}
fix-create-from = Create {$file} from {$from}
fix-create-file = Create {$file}
fix-declare-locale = Add {$locale} to the locales
fix-delete-locale-file = Delete {$file}
fix-add-keys = { $count ->
    [one] Add the key with the text of {$base}
   *[other] Add {$count} keys with the texts of {$base}
}
fix-delete-keys = { $count ->
    [one] Delete the key
   *[other] Delete {$count} keys
}
fix-take-from = Take it from {$file}
fix-append = Add {$text} at the end
fix-delete-dotted = Delete {$key}
fix-move-dotted = Move {$key} into {$section}
fix-delete-code = Delete code and secret_key
fix-move-contact = Move to {$key}
fix-trim = Delete the blanks
fix-delete-tag = Delete {$tag}
fix-add-field = Add the field {$field}
fix-no-installation = Set installation to false, without the area settings
fix-delete-area-and-block = Delete the area {$name} and the block {$block}
fix-copy-tour = Use the pictures of {$locale}
fix-type-texts = Type the texts
fix-type-contact = Type where to ask for help
fix-copy-text = Copy the text of another language to {$locales}
fix-move-all-texts = { $count ->
    [one] Move the text to the locales
   *[other] Move all {$count} such texts to the locales
}
fix-make-field = Make it a field of type {$type}
fix-make-fields = Make the list into fields
fix-use-new-locales = Use {$locales} and create their texts
