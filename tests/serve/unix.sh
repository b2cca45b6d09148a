#!/bin/bash
# A unix socket as listener. Usage: unix.sh embassyd
. "$(dirname "$0")/daemon.sh"
"$embassyd" init --empty >/dev/null
socket=$work/http.sock
start --listen "unix:$socket,mode=0640"
same "its mode" 640 "$(stat -c %a "$socket")"
same "answers" 200 "$(status --unix-socket "$socket" http://embassyd/healthz)"
same "answers the API" 200 "$(status --unix-socket "$socket" http://embassyd/api/v1/countries)"
same "beside TCP" 200 "$(status "$url/healthz")"
run "$embassyd" serve --database embassyd.db --listen "unix:$socket"
same "not twice" 75 "$code"
kill -KILL "$daemon"
wait "$daemon" 2>/dev/null || true
check "left over after SIGKILL" test -S "$socket"
start --listen "unix:$socket"
same "replaced" 200 "$(status --unix-socket "$socket" http://embassyd/healthz)"
same "the default mode" 660 "$(stat -c %a "$socket")"
stop
same "exit code" 0 "$code"
check "removed" test ! -e "$socket"
check "named in the log" grep -q '"client":"unix"' access.log
check "nothing else was said" test "$(wc -l <daemon.err)" -eq 2
echo data >file
run "$embassyd" serve --listen "unix:$work/file"
same "a file is not replaced" 69 "$code"
same "... and is as it was" data "$(cat file)"
finish
