#!/usr/bin/env bash
# registry-full.sh [KIBIBYTES]: saves forms into a SQLite file that may not grow beyond so many KiB (8,000 unless told), as on a full disk, until it refuses;
# then looks whether every acknowledged save is there and the history holds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
limit="${1:-8000}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
dotnet build RegistrySpeed --configuration Release --nologo --verbosity quiet
program=(dotnet RegistrySpeed/bin/Release/net10.0/Equipoise.RegistrySpeed.dll ../data)
(trap '' XFSZ; ulimit -f "$limit"; DOTNET_EnableWriteXorExecute=0 timeout 120 "${program[@]}" hammer "$work/registry.db") >"$work/said" 2>"$work/errors" || true
sed -i '$ { /^saved [0-9a-f-]\{36\} [0-9]\+$/!d }' "$work/said"
echo "It stopped with: $(grep -m1 -iE "full|disk|I/O" "$work/errors" || tail -1 "$work/errors")"
"${program[@]}" check "$work/registry.db" "$work/said"
