#!/usr/bin/env bash
# find.sh [--records N]: how fast trials for a family are found among N invented ones (100,000 unless told), all of them about autism, on SQLite and, where
# EQUIPOISE_TEST_POSTGRES names a server's database that may be filled, on PostgreSQL. Prints tables for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build Import --configuration Release --nologo --verbosity quiet
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
dotnet Import/bin/Release/net10.0/Equipoise.Import.dll find ../data "$scratch/evidence.db" "$@"
[ -z "${EQUIPOISE_TEST_POSTGRES:-}" ] || dotnet Import/bin/Release/net10.0/Equipoise.Import.dll find ../data "$EQUIPOISE_TEST_POSTGRES" "$@"
