#!/bin/sh
# The heavy statistics beside R and Python, on the same data, one after the other in one run.
# Needs R (psych, boot, jsonlite) and Python (numpy, scipy, pandas, pingouin, girth, krippendorff, mirt); what is not
# there is left out. Usage: PYTHON=…/python tests/oracles/bench.sh [ROUNDS [CASE…]]; RUNS=1 measures the Python tools once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
rounds=${1:-3}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- items irt_2pl irt_grm impact krippendorff
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$here/../.."
program=$(cargo bench -q -p srm-stats --bench speed --no-run --message-format=json |
    sed -n 's/.*"name":"speed".*"executable":"\([^"]*\)".*/\1/p')
cp "$program" "$work/speed"
ours() { "$work/speed" --bench "$@"; }
ours write "$work"
for round in $(seq "$rounds"); do
    for case in "$@"; do
        echo "round $round: $case" >&2
        ours "$case" "$work/$case.csv"
        case $case in
            items) tools="numpy pingouin" ;;
            irt_2pl) tools="numpy mirt mirt61" ;;
            irt_grm) tools="mirt girth" ;;
            impact) tools="numpy scipy" ;;
            krippendorff) tools="krippendorff" ;;
        esac
        for tool in $tools; do
            "$python" "$here/bench/speed.py" "$tool" "$case" "$work/$case.csv" 2>"$work/errors" || tail -n 1 "$work/errors" >&2
        done
        case $case in
            items | impact) Rscript "$here/bench/speed.R" "$case" "$work/$case.csv" 2>"$work/errors" || tail -n 1 "$work/errors" >&2 ;;
        esac
    done
done | tee "$work/lines"
"$python" - "$work/lines" <<'PYTHON'
import json, statistics, sys
rows = {}
for line in open(sys.argv[1]):
    if line.startswith("{"):
        row = json.loads(line)
        rows.setdefault((row["figure"], row["tool"]), []).append(row)
print(f"\n{'case':14}{'tool':14}{'read s':>9}{'seconds':>10}{'least':>10}{'processor':>11}{'peak MB':>9}  result")
for (case, tool), own in rows.items():
    middle = lambda key: statistics.median(row[key] for row in own)
    least = min(row["least_s"] for row in own)
    print(f"{case:14}{tool:14}{middle('read_s'):9.3f}{middle('seconds'):10.4f}{least:10.4f}{middle('processor_s'):11.3f}{middle('peak_mb'):9.1f}  {own[-1]['result'][:90]}")
PYTHON
