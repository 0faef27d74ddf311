# i18n/*: the texts in the languages of the widget.

i18n-dir-missing = There is no folder i18n, it must hold the texts for {$locales}
    .name = No folder of texts
    .why = The manifest names its texts by reference, and the platform looks them up in i18n. Without the folder the upload is refused, or people see references instead of texts.
    .todo = Let the studio create the files with all references of the manifest, then replace each TODO by your text.

i18n-file-missing = { $what ->
    [missing] The locale {$locale} has no file {$file}
   *[case] The locale {$locale} has no file {$file}, only {$found}
}
    .name = A locale without a file
    .why = Each locale that the manifest declares must have its file of texts. In an account of that language the widget would have no texts. The platform tells upper from lower case in names.
    .todo = Create the file and translate it, or take the locale out of the manifest.

i18n-file-extra = {$file} is not used: the manifest declares only {$declared}
    .name = A file for a locale that is not declared
    .why = The platform reads the files of declared locales only. This one is packed for nothing and, not being checked, grows stale.
    .todo = Declare the locale in the manifest if it is ready, else delete the file.

i18n-missing-key = { $count ->
    [one] {$file} lacks a key that {$base} has: {$keys}
   *[other] {$file} lacks {$count} keys that {$base} has: {$keys}
}
    .name = Keys are missing in a locale
    .why = The documents demand the same structure in all locales. Where a key is missing, people of that language see nothing or the key, and the script may stop.
    .todo = Add the keys: type the texts here, or take those of the other locale and translate them later.

i18n-extra-key = { $count ->
    [one] {$file} has a key that {$base} has not: {$keys}
   *[other] {$file} has {$count} keys that {$base} has not: {$keys}
}
    .name = Keys that the first locale has not
    .why = The documents demand the same structure in all locales. A key that is in one file only is left over, or missing in the other.
    .todo = If the script uses the keys, add them to the first locale too. Else delete them.

i18n-shape-mismatch = {$key} is a { $found ->
    [section] section
    [list] list
   *[text] text
} in {$file}, but a { $wanted ->
    [section] section
    [list] list
   *[text] text
} in {$base}
    .name = Files of different structure
    .why = The documents demand the same structure in all locales. Code that reads a text where another language has a section works in one language only.
    .todo = Give both files the same structure. The studio can take the value of the first file, for you to translate.

i18n-empty = { $count ->
    [one] The text {$keys} in {$file} is empty
   *[other] {$count} texts in {$file} are empty: {$keys}
}
    .name = An empty text
    .why = In this place people see nothing: a button without a caption, a field without a label. Moderation takes it for unfinished.
    .todo = Write the text, or delete the key in all locales if nothing uses it.

i18n-placeholder-mismatch = { $what ->
    [lost] {$key} lacks {$lost}, which {$base} has
    [added] {$key} has {$added}, which {$base} has not
   *[both] {$key} has {$added} where {$base} has {$lost}
}
    .name = Placeholders differ between locales
    .why = The platform or the script puts a value in the place of the placeholder. Where it is lost the value is not shown; where it is misspelled people see the placeholder.
    .todo = Use the same placeholders as in the first locale, spelled alike. They may stand elsewhere in the sentence.

i18n-prefix-conflict = The key {$key} and the key {$other} stand side by side, so the reference {$key} may mean either
    .name = A key with a dot beside its section
    .why = The dot of a reference separates section and key. A key that holds a dot itself can't be told from a key in the section.
    .todo = Keep one of them: the key in the section.

i18n-dotted-key = { $count ->
    [one] A key in {$file} holds a dot: {$keys}
   *[other] {$count} keys in {$file} hold a dot: {$keys}
}
    .name = Keys with a dot
    .why = The dot of a reference separates section and key, so the platform looks for a section of that name and finds none.
    .todo = Move the text into a section, and look for the key in the script: self.i18n() takes the name of a section.

i18n-not-string = { $count ->
    [one] {$keys} in {$file} is {$found}, not a text in quotes
   *[other] {$count} values in {$file} are no texts in quotes: {$keys}
}
    .name = A value that is no text
    .why = Locale files hold texts. A number or a truth value passes at times, but a script that works with the text stops at it.
    .todo = Put the value into quotes, or move it to the script if it is a setting.

i18n-todo-text = { $count ->
    [one] The text {$keys} in {$file} is still to be written: “{$found}”
   *[other] {$count} texts in {$file} are still to be written: {$keys}
}
    .name = A text that is not written yet
    .why = People see the stopgap. Moderation takes the widget for unfinished.
    .todo = Write the text.

i18n-same-as-base = { $count ->
    [one] The text {$keys} in {$file} is the same as in {$base}
   *[other] {$count} texts in {$file} are the same as in {$base}: {$keys}
}
    .name = Texts that are not translated
    .why = A sentence that is the same in two languages has most likely been copied and forgotten.
    .todo = Translate it. If it has to be the same in both languages, leave it.

i18n-wrong-script = { $count ->
    [one] The text {$keys} in {$file} is in another language: “{$found}”
   *[other] {$count} texts in {$file} are in another language: {$keys}
}
    .name = Texts in the letters of another language
    .why = Russian sentences without a Cyrillic letter, and Cyrillic words in the other languages, have not been translated. The documents want no Russian text in the widgets for other countries.
    .todo = Translate the texts.

i18n-mixed-script-word = { $count ->
    [one] In the text {$keys} of {$file} the word “{$found}” mixes Latin and Cyrillic letters that look alike
   *[other] {$count} texts in {$file} have words of Latin and Cyrillic letters that look alike, the first is “{$found}”: {$keys}
}
    .name = Latin and Cyrillic letters in one word
    .why = Nobody sees it, but search doesn't find the word, and in some fonts the letter stands out.
    .todo = Let the studio write each word in the letters that most of it has.

i18n-brand-leak = { $count ->
    [one] The text {$keys} in {$file} names {$found}, the other product
   *[other] {$count} texts in {$file} name {$found}, the other product: {$keys}
}
    .name = The name of the other product
    .why = amoCRM and Kommo are two products with accounts of their own. A text with the other name puzzles people, and moderation asks for it to be changed.
    .todo = Name the product that the widget is for. If the widget is for both, write “CRM”.

i18n-length-ratio = { $count ->
    [one] The text {$keys} in {$file} is more than three times as long or as short as in {$base}
   *[other] {$count} texts in {$file} are more than three times as long or as short as in {$base}: {$keys}
}
    .name = Translations of very different length
    .why = A sentence is seldom three times as long in another language. A part of it may be missing, or the text belongs to another key.
    .todo = Compare the two.

i18n-max-length = { $count ->
    [one] The text {$keys} in {$file} is too long: {$found} characters
   *[other] {$count} texts in {$file} are too long, the first has {$found} characters: {$keys}
}
    .name = A text that is too long for the catalogue
    .why = Kommo takes up to 400 characters for the description and 100 for that of an AI agent. It cuts the rest or refuses the widget in moderation.
    .todo = Shorten the text.

i18n-inconsistent = { $count ->
    [one] The text {$keys} in {$file} is translated otherwise elsewhere, though {$base} has the same text: “{$found}”
   *[other] {$count} texts in {$file} are translated otherwise elsewhere, though {$base} has the same text: {$keys}
}
    .name = One text translated in two ways
    .why = The same sentence in other words looks like another thing to people.
    .todo = Choose one translation, unless the place asks for two.

i18n-reused = { $count ->
    [one] The text {$keys} in {$file} stands for two different texts of {$base}: “{$found}”
   *[other] {$count} texts in {$file} stand for different texts of {$base}: {$keys}
}
    .name = Two texts translated in one way
    .why = What differs in one language is the same in the other: a translation may have been copied into the wrong key.
    .todo = Compare the texts. If the language really has one expression for both, leave it.

i18n-html-invalid = { $count ->
    [one] In the text {$keys} of {$file} the tag {$found} has no partner
   *[other] {$count} texts in {$file} have tags without a partner, the first is {$found}: {$keys}
}
    .name = Tags that do not pair
    .why = A tag that is not closed goes on after the text: the rest of the window gets bold, turns into a link or slips out of place.
    .todo = Close the tag or delete it. The studio closes it at the end of what it stands in.

i18n-html-mismatch = { $count ->
    [one] The text {$keys} in {$file} and {$base} differ in the tag {$found}
   *[other] {$count} texts in {$file} have other tags than in {$base}, the first is {$found}: {$keys}
}
    .name = Tags differ between locales
    .why = A link, a picture or an emphasis that one language has is lost in the other, and a script that looks for it finds nothing.
    .todo = Put the same tags into the translation.

i18n-url-mismatch = { $count ->
    [one] The text {$keys} in {$file} and {$base} differ in addresses: {$found}
   *[other] {$count} texts in {$file} have other addresses than in {$base}, the first is {$found}: {$keys}
}
    .name = Addresses differ between locales
    .why = A link may have got lost in translation. In texts in English, Spanish and Portuguese the documents want no addresses in .ru.
    .todo = Compare the links, and name a page in the language of the text.

i18n-edge-space = { $count ->
    [one] The text {$keys} in {$file} begins or ends with other blanks than in {$base}
   *[other] {$count} texts in {$file} begin or end with other blanks than in {$base}: {$keys}
}
    .name = Blanks at the edges differ between locales
    .why = Where the script joins texts, a lost blank glues two words together, and a stray one leaves a gap.
    .todo = Take the edges of the first locale.

i18n-edge-newline = { $count ->
    [one] The text {$keys} in {$file} begins or ends with other line breaks than in {$base}
   *[other] {$count} texts in {$file} begin or end with other line breaks than in {$base}: {$keys}
}
    .name = Line breaks at the edges differ between locales
    .why = In one language there is an empty line before or after the text, in the other there is none.
    .todo = Take the edges of the first locale.

i18n-newline-count = { $count ->
    [one] The text {$keys} in {$file} has another number of lines than in {$base}
   *[other] {$count} texts in {$file} have another number of lines than in {$base}: {$keys}
}
    .name = The number of lines differs between locales
    .why = A list or a paragraph may have got lost in translation, or the lines run together.
    .todo = Break the text in the same places as the first locale.

i18n-double-space = { $count ->
    [one] The text {$keys} in {$file} has two blanks in a row
   *[other] {$count} texts in {$file} have two blanks in a row: {$keys}
}
    .name = Two blanks in a row
    .why = Most places show them as one. In a message or a file they stay and look like a slip.
    .todo = Leave one of them.

i18n-zero-width = { $count ->
    [one] The text {$keys} in {$file} has an invisible character: {$found}
   *[other] {$count} texts in {$file} have invisible characters, the first is {$found}: {$keys}
}
    .name = Characters that nobody sees
    .why = They come along when text is copied. Search doesn't find the word, a comparison fails, and an address with one leads nowhere.
    .todo = { $count ->
        [one] Delete the character.
       *[other] Delete them.
    }

i18n-control-char = { $count ->
    [one] The text {$keys} in {$file} has a control character: {$found}
   *[other] {$count} texts in {$file} have control characters, the first is {$found}: {$keys}
}
    .name = Control characters in a text
    .why = They are shown as boxes or not at all. Mostly a backslash was meant that was not doubled.
    .todo = { $count ->
        [one] Delete it, and look whether a path such as C:\new was meant.
       *[other] Delete them, and look whether a path such as C:\new was meant.
    }

i18n-nbsp = { $count ->
    [one] The text {$keys} in {$file} has a non-breaking blank beside another blank or at its edge
   *[other] {$count} texts in {$file} have non-breaking blanks beside other blanks or at their edges: {$keys}
}
    .name = Stray non-breaking blanks
    .why = They come along from web pages and word processors and leave gaps that don't close. Between a number and its unit they are right.
    .todo = Leave one plain blank.

i18n-end-punctuation = { $count ->
    [one] The text {$keys} in {$file} ends with another sign than in {$base}: “{$found}”
   *[other] {$count} texts in {$file} end with other signs than in {$base}: {$keys}
}
    .name = The sign at the end differs between locales
    .why = A question that ends with a stop, or a label without its colon, has mostly been overlooked.
    .todo = End the text as the first locale does, if the language allows it.

i18n-repeated-word = { $count ->
    [one] The text {$keys} in {$file} says a word twice: “{$found}”
   *[other] {$count} texts in {$file} say a word twice, the first is “{$found}”: {$keys}
}
    .name = A word twice
    .why = It mostly stays behind when a sentence is changed.
    .todo = Delete one of the two.

i18n-case-start = { $count ->
    [one] The text {$keys} in {$file} begins with a capital where {$base} does not, or the other way round: “{$found}”
   *[other] {$count} texts in {$file} begin with capitals where {$base} does not, or the other way round: {$keys}
}
    .name = Capitals at the start differ between locales
    .why = A text in the middle of a sentence begins small, a caption begins with a capital. In one of the languages it looks like a slip.
    .todo = Begin the text as its place asks for.

i18n-unused = { $count ->
    [one] Nothing uses the text {$names}
   *[other] Nothing uses {$count} texts: {$names}
}
    .name = Texts that nothing uses
    .why = { $count ->
        [one] Neither the manifest nor a script or template asks for it. Moderation asks to remove what isn't used, and translators work for nothing.
       *[other] Neither the manifest nor a script or template asks for them. Moderation asks to remove what isn't used, and translators work for nothing.
    }
    .todo = { $count ->
        [one] Delete it, unless your server asks for it.
       *[other] Delete them, unless your server asks for them.
    }

i18n-used-undefined = The script asks for the text {$reference}, which no locale has
    .name = A text that isn't there
    .why = The platform gives back nothing for it: people see “undefined” or an empty place.
    .todo = Add the text to the locales, or correct the name in the script.

i18n-hard-coded-text = { $count ->
    [one] A text stands in the code of {$file}: {$words}
   *[other] {$count} texts stand in the code of {$file}, first: {$words}
}
    .name = Texts in the code
    .why = { $count ->
        [one] It is shown in this language whatever the person has chosen, and translators don't find it.
       *[other] They are shown in this language whatever the person has chosen, and translators don't find them.
    }
    .todo = { $count ->
        [one] Move it to i18n and ask for it with self.i18n('section').key.
       *[other] Move them to i18n and ask for them with self.i18n('section').key.
    }
