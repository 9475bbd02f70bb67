#!/usr/bin/env bash
# import.sh FOLDER [--records N]: how fast real records in FOLDER are read beside the floor of merely tokenising the same bytes, and how
# whole imports of N invented studies (100,000 unless told) grow in time and memory. Prints tables for RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
echo "Measured $(date +%F) on $(nproc) cores, .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
dotnet build Import --configuration Release --nologo --verbosity quiet
exec dotnet Import/bin/Release/net10.0/Equipoise.Import.dll "$@"
