# What fixes of texts do, as on their buttons.
fix-single-spaces = Leave single blanks
fix-delete-characters = Delete the characters
fix-plain-spaces = Leave plain blanks
fix-edges = Take the edges of {$file}
fix-end-punctuation = End as {$file} does
fix-one-script = Write the words in one script
fix-brand-amo = Name amoCRM
fix-brand-kommo = Name Kommo
fix-balance-tags = Close open tags and delete stray ones
fix-take-texts = { $count ->
    [one] Take the text of {$file}
   *[other] Take {$count} texts of {$file}
}
fix-move-to-sections = { $count ->
    [one] Move it into a section
   *[other] Move {$count} keys into sections
}
fix-quote-values = { $count ->
    [one] Put it into quotes
   *[other] Put them into quotes
}
