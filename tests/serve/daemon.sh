# daemon.sh - for the tests here: a directory of its own, a database, a daemon, checks.
# Sourced; $1 of the test is the embassyd binary.
set -euo pipefail
embassyd=$1
work=$(mktemp -d)
daemon=
checks=0
failures=0

clean_up() {
	[ -z "$daemon" ] || kill -KILL "$daemon" 2>/dev/null || true
	rm -rf "$work"
}
trap clean_up EXIT
cd "$work"

check() { # name, command...: it must succeed
	local name=$1
	shift
	checks=$((checks + 1))
	if "$@" >"$work/check.out" 2>&1; then
		echo "ok $checks - $name"
	else
		failures=$((failures + 1))
		echo "not ok $checks - $name: $*"
		sed 's/^/# /' "$work/check.out"
	fi
}

same() { # name, wanted, got
	check "$1" test "$2" = "$3"
	[ "$2" = "$3" ] || echo "# wanted '$2', got '$3'"
}

finish() {
	echo "1..$checks"
	[ "$failures" -eq 0 ] && [ "$checks" -gt 0 ]
}

# start FLAGS...: sets daemon (pid), url and port; its words go to daemon.err.
start() {
	: >daemon.err # the shell in the background may create it only after the first look
	"$embassyd" serve --listen 127.0.0.1:0 "$@" >access.log 2>daemon.err &
	daemon=$!
	for _ in $(seq 200); do
		url=$(sed -n 's|^listening on \(http://.*\)/$|\1|p' daemon.err | head -n 1)
		[ -z "$url" ] || break
		kill -0 "$daemon" 2>/dev/null || break
		sleep 0.05
	done
	if [ -z "$url" ]; then
		echo "Bail out! the daemon does not start"
		cat daemon.err
		exit 1
	fi
	port=${url##*:}
}

# stop: sets code, the exit code after SIGTERM.
stop() {
	kill -TERM "$daemon"
	code=0
	wait "$daemon" || code=$?
	daemon=
}

run() { # command...: sets code, out.txt, err.txt
	code=0
	"$@" >out.txt 2>err.txt || code=$?
}

status() { # curl arguments...: the status code alone
	curl --silent --output /dev/null --max-time 10 --write-out '%{http_code}' "$@" || true
}

# token NAME ROLE: prints a token, made by the operator.
token() {
	printf '{"name":"%s","role":"%s","expires_at":"2100-01-01T00:00:00Z"}' "$1" "$2" >token.json
	"$embassyd" get --method POST --data token.json --header 'Content-Type: application/json' \
		/api/v1/tokens | sed -n 's/.*"token":"\([^"]*\)".*/\1/p'
}

# missions N: ids of so many missions.
missions() {
	curl --silent --max-time 10 "$url/api/v1/missions?limit=$1&fields=id" |
		grep -o '"id":"[^"]*"' | cut -d '"' -f 4
}
