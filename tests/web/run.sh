#!/bin/sh
# A browser test against a daemon of its own: run.sh EMBASSYD SCRIPT [ARGUMENT...]
#
# The daemon begins with a copy of EMBASSYD_WEB_DATABASE (data.sh), or with starter data, and
# is told by --public-url where it is. The script is told so too, and finds in the environment
# EMBASSYD_TOKEN, which may write; EMBASSYD_BINARY, EMBASSYD_DATABASE and EMBASSYD_PID, to end
# the daemon and start it again (daemon.mjs); EMBASSYD_WEB_TOOLS, when the caller has set it.
# Exit 77, as ctest's skipped: the script needs those tools, and they are not there.
set -eu

usage='usage: run.sh EMBASSYD SCRIPT [ARGUMENT...]'
EMBASSYD_BINARY=$(realpath "${1:?$usage}")
here=$(cd "$(dirname "$0")" && pwd)
script=$here/${2:?$usage}
shift 2
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

free_port() {
    node -e 'const server = require("net").createServer();
        server.listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close(); });'
}

export EMBASSYD_BINARY EMBASSYD_DATABASE="$room/embassyd.db"
if [ -f "${EMBASSYD_WEB_DATABASE:-}" ]; then
    cp "$EMBASSYD_WEB_DATABASE" "$EMBASSYD_DATABASE"
else
    "$EMBASSYD_BINARY" init >"$room/init.log" 2>&1 || { cat "$room/init.log" >&2; exit 1; }
fi

# Its own address has to be known before it listens; somebody else may take the port first.
serve() {
    url=http://127.0.0.1:$(free_port)
    : >"$room/daemon.log"
    "$EMBASSYD_BINARY" serve --listen "${url#http://}" --public-url "$url" \
        >"$room/access.log" 2>"$room/daemon.log" &
    daemon=$!
    for _ in $(seq 100); do
        ! grep -q "listening on" "$room/daemon.log" || return 0
        kill -0 "$daemon" 2>/dev/null || break
        sleep 0.1
    done
    kill "$daemon" 2>/dev/null || :
    return 1
}
serve || serve || serve || {
    echo "the daemon does not listen:" >&2
    cat "$room/daemon.log" >&2
    exit 1
}
export EMBASSYD_PID=$daemon

printf '{"name":"editor","role":"admin","expires_at":"2100-01-01T00:00:00Z"}' >"$room/token.json"
EMBASSYD_TOKEN=$("$EMBASSYD_BINARY" get --method POST --data "$room/token.json" \
    --header 'Content-Type: application/json' /api/v1/tokens | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
export EMBASSYD_TOKEN

status=0
node "$script" "$url" "$@" || status=$?
case $status in 0 | 77) ;; *) cat "$room/daemon.log" >&2 ;; esac
exit "$status"
