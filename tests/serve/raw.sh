#!/bin/bash
# Odd, hostile and merely unusual bytes: raw.c against a daemon. Usage: raw.sh embassyd raw
. "$(dirname "$0")/daemon.sh"
raw=$2
"$embassyd" init --empty >/dev/null
start
check "the cases of raw.c" "$raw" "$port"
cat check.out
curl --silent --max-time 5 "$url/api/v1/missions?near=55.75%2C37.62&q=arrested" >/dev/null
curl --silent --max-time 5 "$url/api/v1/missions?ne%61r=55.75&%71=arrested&host=RU" >/dev/null
for path in /help/serbia/russia /ar/h%65lp/serbia/russia; do
	curl --silent --max-time 5 "$url$path" >/dev/null
done
stop
same "exit code" 0 "$code"
same "lines of the log that are not one JSON object" 0 \
	"$(grep -cvE '^\{"ts":"[^"]*Z","method":".*"\}$|^\{"ts":.*,"client":"127.0.0.1"\}$' access.log)"
same "control characters in the log" 0 "$(tr -d '\n' <access.log | tr -dc '\000-\037\177-\377' | wc -c)"
same "positions and searches in the log" 0 "$(grep -cE '55\.75|arrested|serbia' access.log)"
check "other parameters are logged" grep -q 'q=-&host=RU' access.log
check "and where help is sought" grep -q '"/help/-/russia"' access.log
finish
