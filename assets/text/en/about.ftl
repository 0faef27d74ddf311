# About the studio, its log, and the report of a breakdown.

action-about = About Widget Studio
action-copy-diagnostics = Copy diagnostics
action-open-logs = Open the logs folder

about-title = Widget Studio {$version}
about-about = Opens, checks, repairs and packs amoCRM and Kommo widgets
about-log = What is logged
about-log-about = The log stays on this computer, at most 4 MB. It holds what was done and what went wrong, without secrets and without texts of widgets.
about-diagnostics = For a bug report
about-diagnostics-about = Diagnostics are the version, the system, counts of the open widget and the last lines of the log, without secrets. Read them before you send them.
log-off = Nothing
log-error = Errors
log-warn = Warnings
log-info = Usual
log-debug = Everything

crash-title = The studio crashed last time
crash-about = Edits that were not saved are kept and offered for restoring.
crash-what-next = A report was written on this computer and sent nowhere. It holds the place in the program and the last lines of the log, without secrets and without texts of widgets. It helps to fix the bug: copy it into a bug report.
crash-show = Show report
crash-copy = Copy
crash-delete = Delete
crash-keep = Continue
notice-crash-stays = The report could not be put away
