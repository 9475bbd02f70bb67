#!/usr/bin/env bash
# findings.sh [STUDIES...]: how long every finding takes, with all its sensitivity analyses, from changed records: on the evidence base, and on
# invented ones of so many studies (10, 12 and 100 unless told) in which every comparison has numbers. Prints a table for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build Findings --configuration Release --nologo --verbosity quiet
exec dotnet Findings/bin/Release/net10.0/Equipoise.Findings.dll ../data "$@"
