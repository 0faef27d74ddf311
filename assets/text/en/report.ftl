# Reports of a check.
report-unnamed = Unnamed widget
report-whole-widget = (widget)
report-errors = Errors
report-warnings = Warnings
report-advice = Advice
report-pictures = Pictures
report-accepted = Accepted findings
report-reason = Reason:
report-no-reason = none given
report-see = See also
report-ignored = { $count ->
    [one] {$count} acceptance that the widget brings along was ignored
   *[other] {$count} acceptances that the widget brings along were ignored
}
report-accepted-count = { $count ->
    [one] 1 finding accepted
   *[other] {$count} findings accepted
}
report-clean = Nothing found: no errors, no warnings, no advice
report-summary = { $errors ->
    [one] 1 error
   *[other] {$errors} errors
}, { $warnings ->
    [one] 1 warning
   *[other] {$warnings} warnings
}, {$advice} advice
