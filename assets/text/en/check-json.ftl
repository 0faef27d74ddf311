# json/*: the manifest and the locale files as text.
# A message is the sentence of a finding, its attributes are the rule's page.

json-syntax = { $what ->
    [empty] The file is empty, it must hold a JSON object
    [unterminated] The text {$found} has no closing quote
    [escape] {$found} is not an escape that JSON knows
    [number] {$found} is not a number as JSON spells it
    [word] {$found} is not a value: text needs quotes, other words are true, false and null
    [value] A value is expected here, found {$found}
    [nothing] A value is missing here
    [key] A key in quotes is expected here, found {$found}
    [comma] A comma or a closing bracket is expected here, found {$found}
    [deep] Values are nested deeper than 127 levels
   *[end] The file should end here, found {$found}
}
    .name = The file is not valid JSON
    .why = The platform reads the manifest and the texts with a strict JSON parser. With one character out of place it reads nothing and refuses the archive.
    .todo = Go to the marked place in the source and correct it. The studio goes on reading after it, so all places are listed at once.

json-bom = The file begins with a byte order mark (BOM)
    .name = A byte order mark before the text
    .why = The documents ask for UTF-8 without BOM. To a JSON parser the mark is a foreign character before the first bracket.
    .todo = Delete the mark. It can't be seen in most editors: save the file as “UTF-8”, not “UTF-8 with BOM”.

json-not-utf8 = {$file} is not UTF-8 from byte {$byte} on, it looks like {$encoding}
    .name = The file is not UTF-8
    .why = The platform reads all texts as UTF-8. In another encoding Cyrillic letters turn into question marks, or the file isn't read at all.
    .todo = Have the studio decode it from the likely encoding, look at the result, and save.

json-duplicate-key = The key {$key} stands twice: first {$first}, then {$last}
    .name = The same key twice in one object
    .why = Only one of the values counts, usually the last, and nobody says which was meant.
    .todo = Choose the value to keep. The other one is deleted.

json-case-duplicate-key = The keys {$other} and {$key} differ only in letter case
    .name = Two keys differ only in letter case
    .why = To the platform these are two keys. One of them is most likely a slip and is never read.
    .todo = Keep the one that the documents or your script name, delete the other.

json-comment = A comment stands in the file: {$found}
    .name = A comment in JSON
    .why = JSON has no comments, even though examples in the platform's documents show them. The parser stops there.
    .todo = Delete the comment.

json-trailing-comma = { $what ->
    [stray] There is a comma too many
   *[last] There is a comma after the last value
}
    .name = A comma too many
    .why = JavaScript allows it, JSON doesn't: the platform's parser expects one more value and refuses the file.
    .todo = Delete the comma.

json-lenient-quotes = {$found} is not in straight double quotes
    .name = Other quotes than JSON knows, or none
    .why = Keys and texts stand in straight double quotes (") in JSON. Single and curly quotes, which text editors and chats insert by themselves, and bare keys are refused.
    .todo = Write it in straight double quotes.

json-missing-comma-or-brace = { $what ->
    [comma] A comma is missing between two values
    [colon] A colon is missing after the key {$found}
   *[brace] The bracket {$found} is never closed, {$missing} is missing
}
    .name = A comma, colon or bracket is missing
    .why = The platform's parser stops at this place and refuses the whole file.
    .todo = Let the studio add it and look at the place: what was left out may be more than the one character.

json-multiple-roots = There is more text after the end of the JSON: {$found}
    .name = Two values in one file
    .why = A JSON file holds one value. What follows it, often the rest of a merge or a pasted copy, makes the whole file unreadable.
    .todo = Delete one of the two.

json-root-not-object = {$file} holds { $found ->
    [array] a list
    [string] a text
    [number] a number
    [null] null
   *[bool] true or false
}, must hold an object
    .name = The file does not hold an object
    .why = The platform looks for named blocks, so the outermost brackets must be curly.
    .todo = Put the content into { "{" } … { "}" } with its keys.

json-control-char = A line break, tab or other control character stands inside a text
    .name = A raw control character in a text
    .why = JSON writes line breaks as \n and tabs as \t. A raw one ends the text for a strict parser.
    .todo = Replace it by its escape. The text stays the same.

json-lone-surrogate = {$found} is half of a character
    .name = Half of a surrogate pair
    .why = Characters beyond the first 65,536, such as emoji, are escaped as a pair. One half alone is no character, and parsers refuse it or show a box.
    .todo = Write the character itself, or both halves. The studio can put the replacement character in its place so that it is seen.

json-mixed-line-endings = The file has { $crlf ->
    [one] one Windows line end
   *[other] {$crlf} Windows line ends
} and { $lf ->
    [one] one Unix line end
   *[other] {$lf} Unix line ends
}
    .name = Two kinds of line ends in one file
    .why = It works, but differences between versions become unreadable, and moderation asks for Unix line ends.
    .todo = Make all of them Unix line ends.

json-mixed-indent = Tabs indent { $tabs ->
    [one] one line
   *[other] {$tabs} lines
}, spaces { $spaces ->
    [one] one line
   *[other] {$spaces} lines
}
    .name = Tabs and spaces mixed
    .why = It works, but the file looks different in every editor.
    .todo = Make all of it spaces.

json-huge = {$file} has {$size} KB and is { $depth ->
    [one] one level
   *[other] {$depth} levels
} deep
    .name = A very large or very deep file
    .why = Real widgets have texts of 1 to 15 KB and 2 to 5 levels. Every card that shows the widget loads this file.
    .todo = Look for data that doesn't belong into the manifest or the texts, and load it from your server instead.
