#!/usr/bin/env bash
# registry-kill.sh [TIMES] [PLACE]: kills (kill -9) a program that saves forms with four writers, so many times (100 unless told) after a random time, and each time
# looks whether every acknowledged save is there and the history holds. PLACE is a PostgreSQL address, or a SQLite file of its own unless told.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
times="${1:-100}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
place="${2:-$work/registry.db}"
dotnet build RegistrySpeed --configuration Release --nologo --verbosity quiet
program=(dotnet RegistrySpeed/bin/Release/net10.0/Equipoise.RegistrySpeed.dll ../data)
total=0
for i in $(seq "$times"); do
  "${program[@]}" hammer "$place" >"$work/said" 2>"$work/errors" &
  child=$!
  until grep -q saved "$work/said"; do kill -0 "$child" 2>/dev/null || { cat "$work/errors"; exit 1; }; sleep 0.05; done
  sleep "0.$((RANDOM % 900 + 100))"
  kill -9 "$child"; wait "$child" 2>/dev/null || true
  # The last line may be half written.
  sed -i '$ { /^saved [0-9a-f-]\{36\} [0-9]\+$/!d }' "$work/said"
  "${program[@]}" check "$place" "$work/said" >"$work/found" || { echo "After kill $i: $(cat "$work/found")"; exit 1; }
  total=$((total + $(cut -d' ' -f1 "$work/found")))
done
echo "Killed $times times: $total saves acknowledged, none lost, every history holds."
