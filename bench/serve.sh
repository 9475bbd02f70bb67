#!/usr/bin/env bash
# How fast the site serves, beside nginx serving the same bytes as static files in the same run.
#   bench/serve.sh           prints a table; about five minutes; talks to 127.0.0.1 only
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
seconds="${BENCH_SECONDS:-6}" rounds="${BENCH_ROUNDS:-3}" connections=64
for tool in wrk nginx curl node; do command -v "$tool" >/dev/null || { echo "This needs $tool, for example: apt-get install wrk nginx-light curl" >&2; exit 1; }; done
"$root/tools/build" --quiet
scratch="$(mktemp -d)"; chmod 755 "$scratch"; site_pid=""
stop() { [ -z "$site_pid" ] || kill "$site_pid" 2>/dev/null || true; [ -z "$site_pid" ] || wait "$site_pid" 2>/dev/null || true; site_pid=""; }
clean() { stop; [ ! -f "$scratch/nginx.pid" ] || kill "$(cat "$scratch/nginx.pid")" 2>/dev/null || true; rm -rf "$scratch"; }
trap clean EXIT
port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
now() { date +%s%N; }
start() { # data folder; the rest are environment settings
  local data="$1"; shift
  app="$(port)"
  env EQUIPOISE_EVIDENCE_DB="$scratch/evidence.db" "$@" dotnet "$root/src/Cli/bin/Release/net10.0/equipoise.dll" serve --data "$data" --urls "http://127.0.0.1:$app" >"$scratch/site.log" 2>&1 &
  site_pid=$!
  local began; began="$(now)"
  until curl -fs -o /dev/null "http://127.0.0.1:$app/studies/dawson2020"; do sleep 0.01; kill -0 "$site_pid" || { cat "$scratch/site.log" >&2; exit 1; }; done
  first_ms=$(( ($(now) - began) / 1000000 ))
}
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
rate() { awk '/^Requests\/sec/ {printf "%d\n", $2}' "$1"; }
p99() { awk '$1=="99%" {v=$2; u=v; gsub(/[0-9.]/,"",u); sub(/[a-z]+/,"",v); if (u=="us") v/=1000; if (u=="s") v*=1000; printf "%.2f\n", v}' "$1"; }
load() { BENCH_WAIT="${3:-0}" wrk -t2 -c"$connections" -d"${seconds}s" --latency ${3:+-s "$root/bench/steady.lua"} -H 'Accept-Encoding: gzip' "$1" >"$2"; }

echo "Measured $(date -u +%F) on $(nproc) cores, $(awk -F: '/model name/ {print $2; exit}' /proc/cpuinfo | sed 's/^ *//'); $(nginx -v 2>&1 | sed 's/.*: //'), .NET $(dotnet --version); load average before: $(cut -d' ' -f1 /proc/loadavg)."
echo "Command: bench/serve.sh (wrk -t2 -c$connections -d${seconds}s, $rounds rounds of site and nginx in turn, medians)."
echo

starts="$(for _ in 1 2 3 4 5 6 7; do start "$root/data"; echo "$first_ms"; stop; done)"
echo "- Cold start to the first answered request (/studies/dawson2020), $(wc -w <<<"$starts") starts with the database in place: median $(median <<<"$starts") ms, from $(sort -n <<<"$starts" | head -1) to $(sort -n <<<"$starts" | tail -1) ms."

start "$root/data"
web="$(port)"; mkdir -p "$scratch/www/studies"
for page in studies/dawson2020 studies; do
  curl -fs -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app/$page" >"$scratch/www/$page.page.gz"
  gunzip -c "$scratch/www/$page.page.gz" >"$scratch/www/$page.page"
done
cat >"$scratch/nginx.conf" <<CONF
worker_processes 2; pid $scratch/nginx.pid; error_log $scratch/error.log; user $(id -un);
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; default_type "text/html; charset=utf-8";
  server { listen 127.0.0.1:$web; root $scratch/www; gzip_static on; gzip_vary on; add_header Cache-Control "public, max-age=300";
    location / { try_files \$uri.page =404; } } }
CONF
nginx -c "$scratch/nginx.conf" -p "$scratch"
for page in studies/dawson2020 studies; do
  [ "$(curl -fs -H 'Accept-Encoding: gzip' "http://127.0.0.1:$web/$page" | md5sum)" = "$(curl -fs -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app/$page" | md5sum)" ] || { echo "nginx does not serve the same bytes for /$page" >&2; exit 1; }
done

echo
echo "| page | bytes (gzip) | site req/s | nginx req/s | ratio | at about 30 % of the lower peak: site p99 ms | nginx p99 ms | ratio |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
for page in studies/dawson2020 studies; do
  : >"$scratch/a"; : >"$scratch/b"; : >"$scratch/pa"; : >"$scratch/pb"
  load "http://127.0.0.1:$app/$page" "$scratch/warm"; load "http://127.0.0.1:$web/$page" "$scratch/warm"
  for _ in $(seq "$rounds"); do
    load "http://127.0.0.1:$app/$page" "$scratch/o"; rate "$scratch/o" >>"$scratch/a"
    load "http://127.0.0.1:$web/$page" "$scratch/o"; rate "$scratch/o" >>"$scratch/b"
  done
  site="$(median <"$scratch/a")" peer="$(median <"$scratch/b")"
  least=$(( site < peer ? site : peer )); wait=$(( connections * 1000 * 10 / (3 * least) )); [ "$wait" -ge 1 ] || wait=1
  for _ in $(seq "$rounds"); do
    load "http://127.0.0.1:$app/$page" "$scratch/o" "$wait"; p99 "$scratch/o" >>"$scratch/pa"; steady="$(rate "$scratch/o")"
    load "http://127.0.0.1:$web/$page" "$scratch/o" "$wait"; p99 "$scratch/o" >>"$scratch/pb"
  done
  pa="$(median <"$scratch/pa")" pb="$(median <"$scratch/pb")"
  awk -v p="/$page" -v n="$(stat -c %s "$scratch/www/$page.page.gz")" -v a="$site" -v b="$peer" -v x="$pa" -v y="$pb" -v r="$steady" 'BEGIN {printf "| %s | %d | %d | %d | %.2f | %.2f (%d req/s) | %.2f | %.2f |\n", p, n, a, b, a/b, x, r, y, x/y}'
done

echo
for _ in $(seq 10); do wrk -t2 -c"$connections" -d1s -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app/studies/dawson2020" >"$scratch/o"; done
echo "- Memory after all of these (more than 10⁵ requests): $(awk '/VmRSS/ {printf "%d MB", $2/1024}' "/proc/$site_pid/status"), at most $(awk '/VmHWM/ {printf "%d MB", $2/1024}' "/proc/$site_pid/status")."
stop

start "$root/data" EQUIPOISE_PAGECACHE=off
for page in studies/dawson2020 studies; do
  load "http://127.0.0.1:$app/$page" "$scratch/warm"; load "http://127.0.0.1:$app/$page" "$scratch/o"
  echo "- Without the cache (EQUIPOISE_PAGECACHE=off; requests for one page that arrive together still share a rendering): /$page $(rate "$scratch/o") req/s."
done
stop

echo
echo "| studies | read, checked and first answer, ms | /studies rendered, ms | its bytes | ms per MB | /studies/dawson2020 rendered, ms |"
echo "| ---: | ---: | ---: | ---: | ---: | ---: |"
for times in 1 10 100; do
  node "$root/bench/synthesise.mjs" "$root/data" "$scratch/data" "$times"
  rm -f "$scratch"/evidence.db*
  start "$scratch/data" EQUIPOISE_PAGECACHE=off
  ask() { for _ in $(seq 15); do curl -fs -o /dev/null -w '%{time_total}\n' "http://127.0.0.1:$app/$1"; done | tail -11 | awk '{print $1*1000}' | median; }
  list="$(ask studies)" one="$(ask studies/dawson2020)" bytes="$(curl -fs "http://127.0.0.1:$app/studies" | wc -c)"
  awk -v n="$(ls "$scratch/data/studies" | wc -l)" -v s="$first_ms" -v l="$list" -v b="$bytes" -v o="$one" 'BEGIN {printf "| %d | %d | %.1f | %d | %.1f | %.1f |\n", n, s, l, b, l/(b/1e6), o}'
  stop
done
