#!/usr/bin/env bash
# registry-export.sh [VALUES...]: how long an export of so many answers takes and how much memory its process ever holds (10,000, 100,000 and 1,000,000 unless told).
# Each is filled by one process and exported by another, so that the memory is that of exporting alone. Prints a table for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build RegistrySpeed --configuration Release --nologo --verbosity quiet
run() { dotnet RegistrySpeed/bin/Release/net10.0/Equipoise.RegistrySpeed.dll ../data "$@"; }
echo "| answers | as | children | MB | seconds | peak memory, MB |"; echo "| ---: | --- | ---: | ---: | ---: | ---: |"
[ $# -gt 0 ] || set -- 10000 100000 1000000
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
for values in "$@"; do
  run export-fill "$folder/$values.db" "$values"
  run export "$folder/$values.db" csv
  run export "$folder/$values.db" json
done
