# What the fixes of the studio's own file do, as on their buttons.
fix-use-rule = Use {$rule}
fix-remove-suppression = Remove the entry
