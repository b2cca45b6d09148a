#!/bin/bash
# Slow clients are ended, the others do not notice. Usage: slow.sh embassyd slow
. "$(dirname "$0")/daemon.sh"
slow=$2
"$embassyd" init --empty >/dev/null
start --header-timeout 1 --idle-timeout 1 --request-timeout 2
"$slow" "$port" >slow.out &
waited=$!
served=0
for _ in $(seq 20); do
	[ "$(status --max-time 1 "$url/healthz")" != 200 ] || served=$((served + 1))
	sleep 0.1
done
same "others are served meanwhile" 20 "$served"
code=0
wait "$waited" || code=$?
cat slow.out
same "slow clients are ended" 0 "$code"
stop
same "exit code" 0 "$code"
finish
