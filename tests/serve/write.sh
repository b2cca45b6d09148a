#!/bin/bash
# Writing through HTTP: races, retries, what others see, and when an import is in the way.
# Usage: write.sh embassyd writers
. "$(dirname "$0")/daemon.sh"
writers=$2
"$embassyd" init >/dev/null
before=$(token before admin)
start --workers 4
token=$(token editor admin)
check "a token made before the start" test -n "$before"
check "a token made through the daemon" test -n "$token"
mission=$(missions 1)

check "eight editors, one ETag" "$writers" race "$port" "$token" "$mission" 30
cat check.out
check "articles that are sent again and again" "$writers" retry "$port" "$token" 100 10
cat check.out
total=$(curl --silent --header "Authorization: Bearer $token" "$url/api/v1/articles?q=retried&limit=1" |
	grep -o '"total":[0-9]*')
same "a hundred keys make a hundred articles" '"total":100' "$total"

send() { # curl arguments...: a write; prints the status code
	status --header "Authorization: Bearer $token" --header 'Content-Type: application/merge-patch+json' \
		--header 'If-Match: *' --request PATCH "$@" "$url/api/v1/missions/$mission"
}
same "chunked" 200 "$(send --header 'Transfer-Encoding: chunked' --data '{"city":"Chunk"}')"
check "chunked: stored" grep -q '"city":"Chunk"' <(curl --silent "$url/api/v1/missions/$mission")
same "a dry run" 200 "$(status --header "Authorization: Bearer $token" --header 'If-Match: *' \
	--header 'Content-Type: application/merge-patch+json' --request PATCH --data '{"city":"Dry"}' \
	"$url/api/v1/missions/$mission?dry_run=1")"
check "a dry run: stored nothing" grep -q '"city":"Chunk"' <(curl --silent "$url/api/v1/missions/$mission")

# One connection, nothing awaited: each answer in its turn.
exec 3<>"/dev/tcp/127.0.0.1/$port"
for city in Pipe Line; do
	printf 'PATCH /api/v1/missions/%s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nIf-Match: *\r\n' \
		"$mission" "$token"
	printf 'Content-Type: application/merge-patch+json\r\nContent-Length: 15\r\n\r\n{"city":"%s"}' "$city"
	printf 'GET /api/v1/missions/%s HTTP/1.1\r\nHost: a\r\nConnection: %s\r\n\r\n' "$mission" \
		"$([ $city = Pipe ] && echo keep-alive || echo close)"
done >&3
timeout 10 cat <&3 >pipelined.txt
exec 3>&-
same "pipelined" "Pipe Pipe Line Line" \
	"$(grep -o '"city":"[^"]*","address":null' pipelined.txt | cut -d '"' -f 4 | xargs)" # claims have no address

# The operator's own writes go through the daemon, and are served at once.
printf '{"city":"Operator"}' >city.json
run "$embassyd" get --method PATCH --data city.json --header 'If-Match: *' \
	--header 'Content-Type: application/merge-patch+json' "/api/v1/missions/$mission"
same "the operator: exit code" 0 "$code"
check "the operator: served" grep -q '"city":"Operator"' <(curl --silent "$url/api/v1/missions/$mission")
run "$embassyd" get --method PATCH --data city.json --header 'If-Match: "no"' \
	--header 'Content-Type: application/merge-patch+json' "/api/v1/missions/$mission"
same "the operator: a refusal" 1 "$code"
check "the operator: why" grep -q '"status":412' out.txt

# Bodies of those who may not write take no room from those who may.
loaded=()
for _ in 1 2 3 4; do
	{
		printf 'POST /api/v1/imports HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\n'
		printf 'Idempotency-Key: a\r\nContent-Length: 30000000\r\n\r\n'
		head -c 2000000 /dev/zero
		sleep 60
	} >"/dev/tcp/127.0.0.1/$port" &
	loaded+=($!)
done
sleep 1
head -c 2000000 /dev/zero | tr '\0' x >large.csv
same "four large bodies of nobody: an import is read" 422 "$(status --request POST \
	--header "Authorization: Bearer $token" --header 'Content-Type: text/csv' \
	--header 'Idempotency-Key: large' --data-binary @large.csv \
	"$url/api/v1/imports?as_of=2026-01-01&source=test")"
kill "${loaded[@]}"

# An import that is held has the turn: writers are told to come again, readers do not notice.
mkfifo pipe
sleep 60 >pipe &
holder=$!
"$embassyd" import pipe >out.txt 2>err.txt &
import=$!
sleep 0.5
for _ in 1 2 3 4 5 6; do
	curl --silent --output /dev/null --max-time 10 --write-out '%{http_code} %{header_json}\n' \
		--header "Authorization: Bearer $token" --header 'If-Match: *' \
		--header 'Content-Type: application/merge-patch+json' --request PATCH \
		--data '{"city":"Held"}' "$url/api/v1/missions/$mission" >>held.txt &
	asked+=($!)
done
same "held: a writer that does not wait" 000 "$(curl --silent --output /dev/null --max-time 0.5 \
	--write-out '%{http_code}' --header "Authorization: Bearer $token" --header 'If-Match: *' \
	--header 'Content-Type: application/merge-patch+json' --request PATCH --data '{"city":"Gone"}' \
	"$url/api/v1/missions/$mission")"
same "held: who may not write is told at once" 401 "$(status --max-time 1 --request POST \
	--header 'Content-Type: application/json' --header 'Idempotency-Key: b' --data '{}' \
	"$url/api/v1/articles")"
slowest=0
for _ in $(seq 40); do
	micros=$(curl --silent --output /dev/null --max-time 10 --write-out '%{time_total}' \
		"$url/api/v1/missions?limit=1" | tr -d .)
	[ "$((10#$micros))" -le "$slowest" ] || slowest=$((10#$micros))
done
wait "${asked[@]}"
same "held: writers get 503" 6 "$(grep -c '^503' held.txt)"
same "held: and when to come again" 6 "$(grep -c '"retry-after"' held.txt)"
check "held: readers do not wait ($slowest us at most)" test "$slowest" -lt 1000000
kill -INT "$import"
wait "$import" || true
kill "$holder"
same "afterwards" 200 "$(send --data '{"city":"After"}')"

# An article that is due publishes itself.
at=$(date -u -d '+3 seconds' +%Y-%m-%dT%H:%M:%SZ)
printf '{"title":"Due soon","body":"Text.","state":"scheduled","published_at":"%s"}' "$at" >due.json
due=$(curl --silent --include --request POST --header "Authorization: Bearer $token" \
	--header 'Content-Type: application/json' --header 'Idempotency-Key: due' --data @due.json \
	"$url/api/v1/articles")
check "scheduled" grep -q '^HTTP/1.1 201' <<<"$due"
same "scheduled: not there yet" 404 "$(status "$url/api/v1/articles/due-soon")"
sleep 5
same "scheduled: there" 200 "$(status "$url/api/v1/articles/due-soon")"
check "scheduled: written down" grep -q '"actor":"schedule"' \
	<(curl --silent "$url/api/v1/changes?kinds=article&since=0&limit=500")

# Told to stop while an import has the turn and a writer waits for it.
sleep 60 >pipe &
holder=$!
"$embassyd" import pipe >out.txt 2>err.txt &
import=$!
sleep 0.5
sleep 1.2
secret=${token##*_}
check "the log names the actor" grep -q '"method":"PATCH".*"actor":"editor"' access.log
curl --silent --output /dev/null "$url/api/v1/missions?access_token=$token"
curl --silent --output /dev/null "$url/api/v1/missions?tok%65n=$token"
send --data '{"city":"Late"}' >late.txt &
late=$!
sleep 0.3
stop
same "exit code" 0 "$code"
wait "$late"
same "stopped: a writer that waits is told" 503 "$(cat late.txt)"
code=0
wait "$import" || code=$?
kill "$holder"
same "stopped: the import ends" 75 "$code"
same "no log has the token" 0 "$(cat access.log daemon.err | grep -c "$secret")"
run "$embassyd" check
same "the database is sound" 0 "$code"
finish
