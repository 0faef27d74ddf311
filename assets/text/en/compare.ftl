# Differences of files.

diff-added = new, {$size}
diff-deleted = deleted
diff-changed = {$old} → {$new}
diff-moved = moved from {$from}
diff-gap = { $count ->
    [one] {$count} line is the same
   *[other] {$count} lines are the same
}
diff-line-ends = Line ends: {$old} → {$new}
diff-bom-added = A byte order mark was added
diff-bom-gone = The byte order mark was removed
diff-last-end-added = The last line now ends with a line break
diff-last-end-gone = The last line no longer ends with a line break
diff-blanks = Only whitespace differs
diff-statements = Long lines are shown statement by statement
diff-too-long = Too long to be compared line by line
