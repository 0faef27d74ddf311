# studio/*: the studio's own file with accepted findings and the moderation checklist.

studio-settings-broken = { $what ->
    [size] {$file} has more than {$most} KB, so nothing in it is applied
    [count] {$file} accepts more than {$most} findings, so none of them is accepted
    [encoding] {$file} is not UTF-8 text
    [syntax] {$file} is not JSON from this place on
    [object] {$at} in {$file} must be an object
    [list] {$at} in {$file} must be a list
    [bool] {$at} in {$file} must be true or false
    [file] An accepted finding names a value, but no file ({$at})
   *[text] {$at} in {$file} must be a text
}
    .name = Unreadable part of the studio's file
    .why = The studio keeps accepted findings and the moderation checklist in this file. What it can't read is not applied, and the file is not written over.
    .todo = Correct this place by hand, or delete the file to begin anew. It is never packed.

studio-unknown-rule = { $known ->
    [yes] There is no rule {$rule}; {$near} is close to it
   *[no] There is no rule {$rule}
}
    .name = Accepted finding of an unknown rule
    .why = The entry accepts nothing: its rule is misspelled or no longer exists.
    .todo = Correct the id of the rule, or remove the entry.

studio-reason-missing = {$rule} is not accepted without a reason of at least {$least} characters
    .name = No reason for accepting a secret
    .why = A secret in a widget can be read by everybody. Whoever looks at this later must be able to tell why it is harmless.
    .todo = Write the reason into the entry, for instance that the key is public by design, or take the secret out of the widget.

studio-unused-suppression = Nothing is left to accept for {$rule}
    .name = Entry that accepts nothing
    .why = The finding is repaired or its place has moved. Left where it is, the entry would hide the next finding of this kind without anybody's having looked.
    .todo = Remove the entry.

suppress-broken = {$file} can't be read, so nothing is written into it
    .next = Correct the place that the finding studio/settings-broken names, then accept the finding again.
suppress-too-large = {$file} can hold no more accepted findings
    .next = Repair some of the findings, or accept a rule in a whole file or in the widget instead of each place.
suppress-reason = A secret is accepted only with a reason of at least {$least} characters
    .next = Say why everybody may know it, for instance that the key is public by design.
suppress-never = Findings about {$file} can't be accepted
    .next = Correct the file.
suppress-nothing = There is nothing to accept or to take back
    .next = Check the widget again: the findings have changed.
