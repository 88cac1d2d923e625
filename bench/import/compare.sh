#!/usr/bin/env bash
# An export of orders of Shopify up to its facts (dry run), against Python's csv.DictReader that merely reads it: seconds of
# CPU on one core, in turn. bench/import/compare.sh [ROWS] [ROUNDS]; build first, for example by ./perennial import --help.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=${1:-1000000} rounds=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path=${CLASS_PATH:-$root/tools/import/target/quick/classes:$(cat "$root/tools/import/target/quick/classpath")}
pin=()
if command -v taskset >/dev/null; then pin=(taskset -c "${CORE:-0}"); fi

# The CPU seconds of a command, user and system.
cpu() { (TIMEFORMAT='%U %S'; time "${pin[@]}" "$@" >"$work/out" 2>"$work/err") 2>&1 | awk '{ print $1 + $2 }'; }

python3 "$here/orders.py" "$rows" "$work/orders.csv"
printf '%s rows, %s bytes\n' "$rows" "$(stat -c %s "$work/orders.csv" 2>/dev/null || stat -f %z "$work/orders.csv")"
for ((round = 1; round <= rounds; round++)); do
  theirs=$(cpu python3 "$here/read.py" "$work/orders.csv")
  ours=$(cpu "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp "$class_path" dev.perennial.commandline.Main \
    import shopify --dry-run --out "$work" "$work/orders.csv")
  [[ $(awk '$1 == "Rows" { gsub(/[^0-9]/, "", $2); print $2 }' "$work/out") == "$rows" ]] || { cat "$work/out" "$work/err"; exit 1; }
  awk -v r="$round" -v t="$theirs" -v o="$ours" 'BEGIN { printf "round %d: csv.DictReader %.2f s, facts %.2f s: %.2f times as fast\n", r, t, o, t / o }'
done
