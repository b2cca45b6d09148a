#!/bin/bash
# A full house is loud, never silent. Usage: overload.sh embassyd overload
. "$(dirname "$0")/daemon.sh"
overload=$2
"$embassyd" init --empty >/dev/null
start --max-connections 20
check "over the limit" "$overload" "$port" 20
cat check.out
stop
same "exit code" 0 "$code"
finish
