#!/usr/bin/env bash
# How fast pages are checked: pages a second on one core, p99 of a page of 20,000 words, and growth to 5 MB. Prints tables for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build Claims --configuration Release --nologo --verbosity quiet >&2
echo "Measured $(date -u +%F) on $(nproc) cores, one of them used, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
exec taskset -c 0 dotnet Claims/bin/Release/net10.0/Equipoise.ClaimSpeed.dll ../data
