#!/bin/bash
# Writes that are refused: bodies, tokens, where they come from, who may ask from a page.
# Usage: refuse.sh embassyd
. "$(dirname "$0")/daemon.sh"
"$embassyd" init >/dev/null
token=$(token editor admin)
start --listen "[::1]:0" --max-body 20000 --max-import 3000000 \
	--cors-origin https://editors.example --cors-origin http://localhost:3000
mission=$(missions 1)
target=$url/api/v1/missions/$mission
patch=(--request PATCH --header 'If-Match: *' --header 'Content-Type: application/merge-patch+json')
known=(--header "Authorization: Bearer $token")

head -c 20000 /dev/zero | tr '\0' x >most
head -c 20001 /dev/zero | tr '\0' x >more
head -c 2900000 /dev/zero | tr '\0' x >large
head -c 3000001 /dev/zero | tr '\0' x >larger
chunked=(--header 'Transfer-Encoding: chunked')
same "as long as may be" 400 "$(status "${patch[@]}" "${known[@]}" --data-binary @most "$target")"
same "one byte more" 413 "$(status "${patch[@]}" "${known[@]}" --data-binary @more "$target")"
same "one byte more, announced" 413 "$(status "${patch[@]}" "${known[@]}" --data-binary @more \
	--header 'Expect: 100-continue' "$target")"
same "one byte more, chunked" 413 "$(status "${patch[@]}" "${known[@]}" "${chunked[@]}" --data-binary @more "$target")"
post=("${known[@]}" --request POST --header 'Content-Type: text/csv' --header 'Idempotency-Key: a' --header 'Expect:')
imports="$url/api/v1/imports?as_of=2026-01-01&source=test"
import() { # file: prints the status code; what is not CSV is refused once it was read
	status "${post[@]}" --data-binary "@$1" "$imports"
}
same "an import may be longer" 422 "$(import large)"
same "one byte more of an import" 413 "$(status "${post[@]}" "${chunked[@]}" --data-binary @larger "$imports")"
same "an import of nobody" 401 "$(status --request POST --header 'Content-Type: text/csv' --header 'Expect:' \
	--data-binary @large "$imports")"

# Four long bodies at once; a fifth is told to come again.
for _ in 1 2 3 4; do
	curl --silent --output /dev/null --limit-rate 400K "${post[@]}" --data-binary @large "$imports" &
	slow+=($!)
done
sleep 5
fifth=$(curl --silent --include "${post[@]}" --data-binary @large "$imports")
check "a fifth long body gets 503" grep -q '^HTTP/1.1 503' <<<"$fifth"
check "and when to come again" grep -qi '^retry-after:' <<<"$fifth"
same "short ones are taken meanwhile" 200 "$(status "${patch[@]}" "${known[@]}" --data '{"city":"A"}' "$target")"
wait "${slow[@]}"
same "afterwards there is room" 422 "$(import large)"

# Tokens that are none: many, fast, and the service goes on.
for i in $(seq 40); do
	printf 'url = "%s"\nrequest = PATCH\noutput = /dev/null\nheader = "Authorization: Bearer emb_%08d_%s"\n' \
		"$target" "$i" "$(printf '%052d' "$i")"
	printf 'data = "{}"\nwrite-out = "%%{http_code}\\n"\nsilent\nnext\n'
done | sed '$d' >flood.txt
for _ in 1 2 3 4; do
	curl --config flood.txt >>flood.out 2>/dev/null &
	flood+=($!)
done
same "a reader in a flood of bad tokens" 200 "$(status "$url/api/v1/missions?limit=1")"
wait "${flood[@]}"
same "bad tokens are all refused" 160 "$(grep -c '^401' flood.out)"
same "a good one is not" 200 "$(status "${patch[@]}" "${known[@]}" --data '{"city":"B"}' "$target")"
same "no token at all" 401 "$(status "${patch[@]}" --data '{"city":"B"}' "$target")"
same "two tokens" 400 "$(status "${patch[@]}" "${known[@]}" --header 'authorization: Bearer x' --data '{}' "$target")"

# Pages of other sites.
preflight() { # origin
	curl --silent --include --request OPTIONS --header "Origin: $1" \
		--header 'Access-Control-Request-Method: PATCH' "$target"
}
check "a named site may write" grep -q '^Access-Control-Allow-Methods: .*PATCH' <(preflight https://editors.example)
check "another named one" grep -q '^Access-Control-Allow-Headers: Authorization' <(preflight http://localhost:3000)
check "any other may read" grep -q '^Access-Control-Allow-Methods: GET, HEAD, OPTIONS.$' <(preflight https://editors.example.org)
same "and has no token" 0 "$(preflight https://other.example | grep -c '^Access-Control-Allow-Headers:.*Authorization')"
for path in / /healthz; do
	same "OPTIONS $path" 204 "$(status --request OPTIONS "$url$path")"
	check "OPTIONS $path says what it takes" grep -q '^Allow: GET, HEAD, OPTIONS' \
		<(curl --silent --include --request OPTIONS "$url$path")
done
six=$(sed -n 's|^listening on \(http://\[::1\]:.*\)/$|\1|p' daemon.err)
if [ -n "$six" ]; then
	same "a token by way of ::1" 200 "$(status "${patch[@]}" "${known[@]}" --data '{"city":"C"}' "$six/api/v1/missions/$mission")"
fi
stop
same "exit code" 0 "$code"

# Tokens in the clear.
address=$(hostname -I 2>/dev/null | tr ' ' '\n' | grep -m 1 -E '^[0-9.]+$' || true)
if [ -n "$address" ]; then
	start --listen "$address:0"
	far=$(sed -n "s|^listening on \(http://$address:.*\)/\$|\1|p" daemon.err)
	same "in the clear, from elsewhere" 403 "$(status "${known[@]}" "$far/api/v1/missions/$mission")"
	same "without a token" 200 "$(status "$far/api/v1/missions/$mission")"
	same "from this machine" 200 "$(status "${known[@]}" "$url/api/v1/missions/$mission")"
	stop
	start --listen "$address:0" --allow-insecure-tokens
	far=$(sed -n "s|^listening on \(http://$address:.*\)/\$|\1|p" daemon.err)
	same "in the clear, if the operator wants it" 200 "$(status "${known[@]}" "$far/api/v1/missions/$mission")"
	stop
else
	echo "# in the clear: skipped, this machine has no other address"
fi

for value in ftp://a http:// https://a/ https://a//b 'https://a?b' 'https://a b' https://a/b#c; do
	run "$embassyd" serve --listen 127.0.0.1:0 --public-url "$value"
	same "--public-url $value" 64 "$code"
done
for value in mailto: mailto:desk mailto:desk@example 'mailto:desk@example.org?subject=x' \
    mailto:a@b@example.org mailto:desk@.org http://example.org/report javascript:alert\(1\) \
    https://example.org/{no} https://example.org/{id}/{id} 'https://example.org/{id' \
    'https://example.org/"x' 'https://a b.example/'; do
	run "$embassyd" serve --listen 127.0.0.1:0 --report-url "$value"
	same "--report-url $value" 64 "$code"
done
for value in mailto:desk+report@example.org 'https://example.org/report?mission={id}&a=b' https://a; do
	run "$embassyd" get --report-url "$value" /api/v1/
	same "--report-url $value" 0 "$code"
done
run "$embassyd" serve --listen 127.0.0.1:0 --cors-origin https://a/b
same "an origin with a path" 64 "$code"
for value in https://a http://a:8080 https://a.example/b/c; do
	run "$embassyd" get --public-url "$value" /api/v1/
	same "--public-url $value" 0 "$code"
done
finish
