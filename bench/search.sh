#!/usr/bin/env bash
# search.sh FOLDER [--records N]: how fast N records (100,000 unless told) made of the sentences of the real records in FOLDER are searched, on SQLite and, where
# EQUIPOISE_TEST_POSTGRES names a server's database that may be filled, on PostgreSQL. Prints tables for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder="${1:?Say which folder holds real records, for example: bench/search.sh ~/records}"
shift
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build Import --configuration Release --nologo --verbosity quiet
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
dotnet Import/bin/Release/net10.0/Equipoise.Import.dll search "$folder" "$scratch/evidence.db" "$@"
[ -z "${EQUIPOISE_TEST_POSTGRES:-}" ] || dotnet Import/bin/Release/net10.0/Equipoise.Import.dll search "$folder" "$EQUIPOISE_TEST_POSTGRES" "$@"
