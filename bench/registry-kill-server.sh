#!/usr/bin/env bash
# registry-kill-server.sh [TIMES]: kills (kill -9) a PostgreSQL server of its own while a program saves forms with four writers, so many times (100 unless told), each time after a random time;
# starts it again and looks whether every acknowledged save is there and the history holds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
times="${1:-100}"
bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)"
[ -n "$bin" ] || { echo "PostgreSQL is not installed." >&2; exit 1; }
work="$(mktemp -d)"; data="$work/data"; port=$((20000 + RANDOM % 20000))
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
trap 'as "$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
[ "$(id -u)" != 0 ] || chown postgres "$work"
chmod 711 "$work"
as "$bin/initdb" -D "$data" -U owner -A trust >/dev/null
serve() { as "$bin/pg_ctl" -D "$data" -w -l "$work/log" -o "-p $port -k $work -c listen_addresses=127.0.0.1" start >/dev/null; }
serve
as "$bin/psql" -h 127.0.0.1 -p "$port" -U owner -d postgres -q -c "CREATE ROLE registry LOGIN" -c "CREATE DATABASE registry OWNER registry"
place="Host=127.0.0.1;Port=$port;Username=registry;Database=registry"
dotnet build RegistrySpeed --configuration Release --nologo --verbosity quiet
program=(dotnet RegistrySpeed/bin/Release/net10.0/Equipoise.RegistrySpeed.dll ../data)
total=0
for i in $(seq "$times"); do
  "${program[@]}" hammer "$place" >"$work/said" 2>"$work/errors" &
  child=$!
  until grep -q saved "$work/said"; do kill -0 "$child" 2>/dev/null || { cat "$work/errors"; exit 1; }; sleep 0.05; done
  sleep "0.$((RANDOM % 900 + 100))"
  server="$(head -1 "$data/postmaster.pid")"
  pkill -9 -P "$server" || true; kill -9 "$server"
  sleep 0.3; kill -9 "$child" 2>/dev/null || true; wait "$child" 2>/dev/null || true
  # What the killed server left behind goes only when the last of its processes is gone.
  for try in $(seq 20); do rm -f "$data/postmaster.pid"; serve 2>/dev/null && break; [ "$try" -lt 20 ] || { tail -5 "$work/log"; exit 1; }; sleep 0.5; done
  sed -i '$ { /^saved [0-9a-f-]\{36\} [0-9]\+$/!d }' "$work/said"
  "${program[@]}" check "$place" "$work/said" >"$work/found" || { echo "After kill $i: $(cat "$work/found")"; exit 1; }
  total=$((total + $(cut -d' ' -f1 "$work/found")))
done
echo "Killed the server $times times: $total saves acknowledged, none lost, every history holds."
