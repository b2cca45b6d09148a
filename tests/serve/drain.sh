#!/bin/bash
# SIGTERM with requests in flight: every one is answered, exit 0. Usage: drain.sh embassyd drain
. "$(dirname "$0")/daemon.sh"
drain=$2
"$embassyd" init --empty >/dev/null

start
check "requests in flight are answered" "$drain" "$port" "$daemon"
cat check.out
begun=$SECONDS
code=0
wait "$daemon" || code=$?
daemon=
same "exit code" 0 "$code"
check "within the drain timeout" test $((SECONDS - begun)) -le 5
check "no socket is left" test ! -e embassyd.db.control
check "no lock is left" test ! -e embassyd.db.lock
check "every request is in the log" test "$(wc -l <access.log)" -ge 40

start --drain-timeout 60
exec 7<>"/dev/tcp/127.0.0.1/$port"
printf 'POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n' >&7
sleep 0.3
begun=$SECONDS
kill -TERM "$daemon"
sleep 0.5
check "waits for a body" kill -0 "$daemon"
stop
same "a second signal does not" 0 "$code"
check "... and is quick" test $((SECONDS - begun)) -le 5
exec 7>&-
finish
