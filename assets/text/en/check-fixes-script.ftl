# What fixes of scripts do, as on their buttons.
fix-create-script = Create script.js with the callbacks of these areas
fix-add-callback = Add {$name}
fix-return-true = Return true
fix-delete-statements = { $count ->
    [one] Delete the statement
   *[other] Delete {$count} statements
}
fix-delete-texts = { $count ->
    [one] Delete the text in all locales
   *[other] Delete {$count} texts in all locales
}
fix-rename-file = Rename {$from} to {$to}
