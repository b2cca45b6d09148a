#!/bin/bash
# SIGKILL while four clients write: what was acknowledged is there. Usage: kill.sh embassyd
# writers [rounds]
. "$(dirname "$0")/daemon.sh"
writers=$2
rounds=${3:-30}
"$embassyd" init >/dev/null
token=$(token editor admin)
start
mapfile -t ids < <(missions 4)
lost=0 written=0 damaged=0
for _ in $(seq "$rounds"); do
	"$writers" stream "$port" "$token" "${ids[@]}" >acknowledged.txt &
	client=$!
	sleep "0.$((RANDOM % 300 + 100))"
	kill -KILL "$daemon"
	wait "$daemon" 2>/dev/null || true
	wait "$client" || true
	"$embassyd" check >/dev/null 2>check.err || { damaged=$((damaged + 1)); cat check.err; }
	start
	while read -r id number; do
		stored=$(curl --silent "$url/api/v1/missions/$id" | sed -n 's/.*"city":"City \([0-9]*\)".*/\1/p')
		[ "$number" -eq 0 ] || [ "${stored:-0}" -eq "$number" ] || [ "${stored:-0}" -eq $((number + 1)) ] || {
			lost=$((lost + 1))
			echo "# $id: $number was acknowledged, ${stored:-nothing} is there"
		}
		written=$((written + number))
	done <acknowledged.txt
done
check "$written writes were acknowledged" test "$written" -gt "$rounds"
same "of $rounds kills, acknowledged writes lost" 0 "$lost"
same "of $rounds kills, databases damaged" 0 "$damaged"
stop
same "exit code" 0 "$code"
finish
