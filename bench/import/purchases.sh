#!/usr/bin/env bash
# Purchases of a public file by `import csv`, one by one through /v1/events, and how long until all is applied; each on a local
# cloud of its own, in memory. bench/import/purchases.sh FILE (the CDNOW sample of Fader and Hardie).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
file=$1
work=$(mktemp -d)
cloud=
trap '[[ -z $cloud ]] || kill "$cloud" 2>/dev/null || true; rm -rf "$work"' EXIT
up=(${UP:-"$root/perennial" up})
import=(${IMPORT:-"$root/perennial" import})
port=${PORT:-18080} url=http://localhost:${PORT:-18080}

start() {
  "${up[@]}" --in-memory --http-port "$port" --aws-port "$((port + 1))" >"$work/up.log" 2>&1 &
  cloud=$!
  for _ in $(seq 600); do
    curl -sf "$url/local/info" >/dev/null && return
    sleep 0.2
  done
  cat "$work/up.log"
  exit 1
}
stop() { kill "$cloud"; wait "$cloud" 2>/dev/null || true; cloud=; }
drain() { curl -sf -X POST "$url/local/drain" -d '' >/dev/null; }
measure() { # name, command…
  local name=$1 began posted
  shift
  start
  began=$(date +%s.%N)
  "$@" >"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
  posted=$(date +%s.%N)
  drain
  awk -v n="$name" -v b="$began" -v p="$posted" -v d="$(date +%s.%N)" \
    'BEGIN { printf "%-28s posted in %6.1f s, applied and carried out after %6.1f s\n", n, p - b, d - b }'
  stop
}

python3 "$here/purchases.py" csv "$file" "$work"
measure "import csv" "${import[@]}" csv "$work/purchases.csv" --map "$work/mapping.json" --currency USD --timezone UTC \
  --api "$url" --out "$work"
measure "one by one" python3 "$here/purchases.py" post "$file" "$url"
