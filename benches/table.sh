#!/bin/sh
# All figures of docs/PERFORMANCE.md: the program as a process as a table, then the medians of the other benchmarks.
# Usage: benches/table.sh   (Linux; with xvfb-run where there is no display; on a machine that does nothing else)
set -eu
cd "$(dirname "$0")/.."
display=
if [ -z "${DISPLAY:-}" ] && command -v xvfb-run >/dev/null; then display='xvfb-run -a'; fi
$display cargo bench --quiet --bench program
for bench in check open_and_pack grid frame images; do
    printf '\n| %s | median |\n| --- | --- |\n' "$bench"
    # A line of divan: name, fastest, slowest, median, mean; the tree's lines before the name say what it belongs to.
    cargo bench --quiet --bench "$bench" | awk -F'│' '
        /^[├╰]─/ { group = $1; gsub(/[├╰─ ]+/, " ", group); sub(/^ /, "", group); split(group, word, " "); group = word[1] }
        NF > 4 && $3 ~ /[0-9]/ {
            name = $1; gsub(/[├╰─│]/, "", name); gsub(/^ +/, "", name); split(name, word, "  ")
            inner = ($1 ~ /^[├╰]─/) ? "" : group " "
            gsub(/^ +| +$/, "", $3); print "| " inner word[1] " | " $3 " |"
        }'
done
