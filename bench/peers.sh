#!/usr/bin/env bash
# How fast the statistics are, beside R (metafor, nlme, lme4) and beside a bare loop, in the same run.
#   bench/peers.sh              prints tables; about a quarter of an hour on a quiet machine
#   bench/peers.sh --short      fewer and shorter batches, 300 of the 10,000 simulations in R; a few minutes
#   bench/peers.sh --only TEXT  the parts whose title holds the text
# R is started once; its batches and ours take turns. Nothing else should run.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
command -v Rscript >/dev/null || { echo "This needs R: apt-get install r-base-core r-cran-metafor r-cran-nlme r-cran-lme4 r-cran-clubsandwich" >&2; exit 1; }
Rscript -e 'for (p in c("metafor", "metadat", "nlme", "lme4", "clubSandwich")) if (!requireNamespace(p, quietly = TRUE)) stop("This needs the R package ", p, call. = FALSE)' >/dev/null 2>&1 || { echo "This needs the R packages metafor, metadat, nlme, lme4 and clubSandwich." >&2; exit 1; }
dotnet build "$root/bench/peers/Peers.csproj" --configuration Release --nologo --verbosity quiet >&2
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
echo "Measured $(date -u +%F) on $(nproc) cores (shared), $(awk -F: '/model name/ {print $2; exit}' /proc/cpuinfo | sed 's/^ *//'); .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
echo "Command: bench/peers.sh${*:+ $*}"
dotnet "$root/bench/peers/bin/Release/net10.0/Equipoise.Peers.dll" "$root/bench/peers/peers.R" "$scratch" "$@"
