#!/bin/sh
# The first page against a daemon of its own: page.sh EMBASSYD [DIRECTORY-FOR-SCREENSHOTS]
set -eu

binary=${1:?usage: page.sh EMBASSYD [DIRECTORY]}
here=$(cd "$(dirname "$0")" && pwd)
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

status=0
node "$here/page.mjs" "$url" ${2:+"$2"} || status=$?
[ "$status" -eq 0 ] || cat "$room/daemon.log" >&2
exit "$status"
