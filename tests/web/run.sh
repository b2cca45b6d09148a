#!/bin/sh
# A browser test against a daemon of its own: run.sh EMBASSYD SCRIPT [DIRECTORY-FOR-SCREENSHOTS]
# The script is told where the daemon is, and in EMBASSYD_TOKEN how to write to it.
set -eu

usage='usage: run.sh EMBASSYD SCRIPT [DIRECTORY]'
binary=${1:?$usage}
here=$(cd "$(dirname "$0")" && pwd)
script=$here/${2:?$usage}
room=$(mktemp -d)
daemon=

finish() {
    if [ -n "$daemon" ]; then
        kill "$daemon" 2>/dev/null || :
        wait "$daemon" 2>/dev/null || :
    fi
    rm -rf "$room"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

export EMBASSYD_DATABASE="$room/embassyd.db"
"$binary" init >"$room/init.log" 2>&1 || { cat "$room/init.log" >&2; exit 1; }
touch "$room/daemon.log"
"$binary" serve --listen 127.0.0.1:0 >"$room/access.log" 2>"$room/daemon.log" &
daemon=$!

url=
for _ in $(seq 100); do
    url=$(sed -n 's|.*listening on \(http://[^ ]*\).*|\1|p' "$room/daemon.log" | head -n 1)
    [ -z "$url" ] || break
    kill -0 "$daemon" 2>/dev/null || break
    sleep 0.1
done
if [ -z "$url" ]; then
    echo "the daemon does not listen:" >&2
    cat "$room/daemon.log" >&2
    exit 1
fi

printf '{"name":"editor","role":"admin","expires_at":"2100-01-01T00:00:00Z"}' >"$room/token.json"
EMBASSYD_TOKEN=$("$binary" get --method POST --data "$room/token.json" \
    --header 'Content-Type: application/json' /api/v1/tokens | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
export EMBASSYD_TOKEN

status=0
node "$script" "$url" ${3:+"$3"} || status=$?
[ "$status" -eq 0 ] || cat "$room/daemon.log" >&2
exit "$status"
