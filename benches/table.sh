#!/bin/sh
# All figures of docs/PERFORMANCE.md: the program as a process as a table, then the medians of the other benchmarks.
# Usage: benches/table.sh   (Linux; with xvfb-run where there is no display; on a machine that does nothing else)
set -eu
cd "$(dirname "$0")/.."
display=
if [ -z "${DISPLAY:-}" ] && command -v xvfb-run >/dev/null; then display='xvfb-run -a'; fi
$display cargo bench --quiet --bench program
for bench in check open_and_pack grid frame compare images; do
    printf '\n| %s | median |\n| --- | --- |\n' "$bench"
    # A line of divan: the branches of its tree, a name, then fastest, slowest, median and mean between bars.
    cargo bench --quiet --bench "$bench" 2>/dev/null | sed 's/^│/ /' | awk -F'│' '
        { is_inner = ($1 ~ /^ /); name = $1; gsub(/[├╰─]/, "", name); gsub(/^ +/, "", name); sub(/  .*/, "", name) }
        !is_inner { group = name }
        NF > 4 && $3 ~ /[0-9]/ { gsub(/^ +| +$/, "", $3); print "| " (is_inner ? group " " : "") name " | " $3 " |" }'
done

printf '\n'
cargo bench --quiet --bench reload
