#!/usr/bin/env bash
# run.sh train            trains the rankings of the claim checker on data/claims/pages and writes data/claims/model.json
# run.sh score [...]      scores every page by a model that has not seen it; --folds N for N parts, --labels FILE for labelled pages elsewhere
# run.sh answers [...]    prints label and answer of every claim, a line each
# run.sh swaps            makes errors in rightly described studies, one at a time, and tells how many are found
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
dotnet build "$root/tools/claims" --configuration Release --nologo --verbosity quiet >&2
verb="${1:-score}"; shift || true
exec dotnet "$root/tools/claims/bin/Release/net10.0/Equipoise.Claims.dll" "$verb" "$root/data" "$@"
