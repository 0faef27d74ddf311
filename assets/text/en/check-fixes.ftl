# What fixes do, as on their buttons. Named fix-…; a fix that asks for more ends with … where the button is drawn.
fix-decode = Decode from {$encoding}
fix-delete-bom = Delete the mark
fix-delete-comment = Delete the comment
fix-delete-comma = Delete the comma
fix-quotes = Use straight double quotes
fix-add-comma = Add the comma
fix-add-colon = Add the colon
fix-add-brace = Add the closing bracket
fix-escape-control = Write it as an escape
fix-replace-surrogate = Put the replacement character
fix-double-backslash = Write the backslash twice
fix-correct-word = Correct the spelling
fix-keep-value = Keep {$value}
fix-line-endings = Use Unix line ends
fix-indent = Indent with spaces
