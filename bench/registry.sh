#!/usr/bin/env bash
# registry.sh [PLACE] [CHILDREN...]: what "Today" and the matrix take with so many invented children at one site (1,000, 10,000 and 100,000 unless told), and saving a form of
# 250 items 50 times a second for a minute. PLACE is a PostgreSQL address, or file for a new SQLite file each time. Prints tables for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build RegistrySpeed --configuration Release --nologo --verbosity quiet
exec dotnet RegistrySpeed/bin/Release/net10.0/Equipoise.RegistrySpeed.dll ../data "$@"
