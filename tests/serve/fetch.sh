#!/bin/bash
# Import from a URL, of a server that behaves and misbehaves; without a daemon and through
# one. Usage: fetch.sh embassyd
here=$(cd "$(dirname "$0")" && pwd)
. "$here/daemon.sh"
python=$(command -v python3 || true)
if [ -z "$python" ] || ! command -v openssl >/dev/null; then
	echo "1..0 # skip python3 or openssl is not installed"
	exit 77
fi
for name in https_proxy HTTPS_PROXY http_proxy all_proxy ALL_PROXY; do unset "$name"; done

authority() { # makes ca.pem
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
		-keyout ca.key -out ca.pem -subj '/CN=tests' 2>/dev/null
}
certificate() { # name, whom it is for
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" \
		-out "$1.csr" -subj "/CN=$1" 2>/dev/null
	echo "subjectAltName=$2" >"$1.ext"
	openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
		-extfile "$1.ext" -out "$1.crt" 2>/dev/null
	cat "$1.crt" "$1.key" >"$1.pem"
}
authority
certificate good IP:127.0.0.1
certificate wrong DNS:elsewhere.example

row() { # number, city: a mission of our own making
	echo "{\"id\":\"Q9900$1\",\"sending\":\"EE\",\"host\":\"NP\",\"rank\":\"embassy\",\"city\":\"$2\",\"name\":\"Embassy of Estonia in $2\"}"
}
{ for i in $(seq 10 19); do row "$i" Kathmandu; done; } >body

mkfifo origin.in
"$python" "$here/origin.py" <origin.in >origin.out 2>origin.err &
origin=$!
exec 9>origin.in # its input ends with this shell
for _ in $(seq 200); do
	[ ! -s origin.out ] || break
	sleep 0.05
done
read -r https wrong http silent <origin.out
good=https://127.0.0.1:$https
export EMBASSYD_CA_FILE=$work/ca.pem

import() { # arguments...: sets code, out.txt, err.txt
	run "$embassyd" import "$@"
}
# Refused, with this exit code and these words, and nothing was stored or remembered.
refused() { # name, code, words, arguments...
	local name=$1 wanted=$2 words=$3
	shift 3
	import "$@"
	same "$name: exit code" "$wanted" "$code"
	check "$name: why" grep -qi -- "$words" err.txt
	check "$name: one line" test "$(wc -l <err.txt)" = 1 -a ! -s out.txt
}
asked() { # field of the last request: 2 If-None-Match, 3 If-Modified-Since, 4 User-Agent
	tail -n 1 requests.log | cut -d '|' -f "$1"
}
count() {
	"$embassyd" get '/api/v1/missions?sending=EE&host=NP&limit=1' | grep -o '"total":[0-9]*'
}

"$embassyd" init >/dev/null
before=$("$embassyd" export | sha256sum)

# These take their time: judged at the end.
later=()
wait_for() { # name, arguments of import...
	local name=$1
	shift
	(
		code=0
		"$embassyd" import "$@" >"$name.out" 2>"$name.err" || code=$?
		echo "$code" >"$name.code"
	) &
	later+=($!)
}
wait_for connect "https://127.0.0.1:$silent/body"

# ---- What is not even asked for ----

refused 'http' 64 'only https' "http://127.0.0.1:$http/body"
refused 'another scheme' 64 'only https' "ftp://127.0.0.1:$https/body"
refused 'a file as a URL' 64 'only https' "file:///etc/hostname"
refused 'a password' 64 'password' "https://name:secret@127.0.0.1:$https/body"
check 'a password: is not repeated' bash -c '! grep -q secret err.txt'
refused 'a name' 64 'user name' "https://name@127.0.0.1:$https/body"
refused 'a blank' 64 'blanks' "$good/bo dy"
refused 'no host' 69 . 'https://'
refused 'a long one' 64 'too long' "$good/$(head -c 9000 /dev/zero | tr '\0' a)"
check 'nobody was asked' test ! -e requests.log

# ---- Trust ----

refused 'the wrong name in the certificate' 69 'certificate' "https://127.0.0.1:$wrong/body"
EMBASSYD_CA_FILE='' refused 'a certificate of nobody we trust' 69 'certificate' "$good/body"
refused 'no such certificates' 66 . --ca-file "$work/none.pem" "$good/body"
check 'nobody was asked without trust' test ! -e requests.log

# ---- Redirects ----

refused 'redirected to http' 69 'without https' "$good/to-http"
refused 'redirected to http though http is allowed' 69 'without https' --allow-http "$good/to-http"
refused 'redirected to a file' 69 'without https' "$good/to-file"
refused 'redirected to a password' 69 . "$good/to-user"
check 'redirected to a password: it was not sent' bash -c '! grep -q "|Basic" requests.log'
refused 'a loop' 69 'redirects' "$good/loop"
same 'a loop: ends' 6 "$(grep -c '^/loop' requests.log)"

# ---- Answers ----

refused '404' 69 404 "$good/missing"
refused '500' 75 500 "$good/500"
refused '429' 75 429 "$good/429"
refused '204' 69 204 "$good/204"
refused '304 for no reason' 69 304 "$good/always-304"
refused 'nobody there' 69 . 'https://127.0.0.1:1/'
refused 'no such host' 69 . 'https://nowhere.invalid/'
refused 'too large, as it says' 65 'more than 33554432 bytes' "$good/large"
refused 'too large, unsaid' 65 'more than 33554432 bytes' "$good/large-unsaid"
refused 'too large for the operator' 65 'more than 100 bytes' --max-import 100 "$good/body"
refused 'a small body that grows' 65 'more than 33554432 bytes' "$good/bomb"
refused 'a damaged coding' 65 . "$good/no-gzip"
refused 'slow' 75 'time' --fetch-timeout 2 "$good/slow"
refused 'stalled' 75 'time\|slow' --stall-timeout 2 "$good/stalled"
refused 'cut off' 75 . "$good/cut"
refused 'cut off between chunks' 75 . "$good/cut-chunked"
refused 'cut off, of unsaid length' 69 'where the file ends' "$good/cut-unsaid"
refused 'cut off in the head' 69 'where the file ends' "$good/cut-head"
refused 'cut off again' 75 . "$good/cut"
same 'cut off: asked for the whole again' - "$(asked 2)"

import "$good/bad"
same 'no table: exit code' 65 "$code"
import "$good/bad"
same 'no table: not remembered' - "$(asked 2)"
same 'nothing of all this was stored' "$before" "$("$embassyd" export | sha256sum)"

# ---- As it should be ----

import --dry-run "$good/body"
same 'a dry run: exit code' 0 "$code"
import --json --source ours "$good/body?key=2019-01-01"
same 'a good file: exit code' 0 "$code"
same 'a dry run: not remembered' - "$(asked 2)"
check 'a good file: stored' grep -q '"inserted":10' out.txt
check 'a good file: a date of the query is none' bash -c '! grep -q 2019-01-01 out.txt'
check 'we say who we are' grep -q '^embassyd/[0-9]' <<<"$(asked 4)"

import --source ours "$good/body-2022-06-23.csv"
same 'a date in the name: exit code' 0 "$code"
check 'a date in the name: taken' grep -q 'of 2022-06-23' out.txt
stored=$("$embassyd" export | sha256sum)
import --source ours "$good/body-2022-06-23.csv"
same 'again: exit code' 0 "$code"
check 'again: asked with the tag' grep -q '^"[0-9a-f]*"$' <<<"$(asked 2)"
check 'again: unchanged' grep -q '^unchanged since 20..-..-..T' out.txt
import --json --source ours "$good/body-2022-06-23.csv"
check 'again, for scripts' grep -q '^{"url":"https://.*","unchanged_since":"20' out.txt
import --json --source ours --force "$good/body-2022-06-23.csv"
same '--force asks for the whole' - "$(asked 2)"
check '--force reads it' grep -q '"unchanged":10' out.txt
import --source others "$good/body-2022-06-23.csv"
same 'for another source it is asked for whole' - "$(asked 2)"
import --source ours --as-of 2022-07-01 "$good/body-2022-06-23.csv"
same 'of another date too' - "$(asked 2)"
import --source ours "$good/body-2022-06-23.csv"

row 20 Pokhara >>body
import --json --source ours "$good/body-2022-06-23.csv"
same 'changed: exit code' 0 "$code"
check 'changed: stored' grep -q '"inserted":1,' out.txt
import --source ours "$good/body-2022-06-23.csv"
check 'changed: the new tag is remembered' grep -q '^unchanged' out.txt

import --source ours "$good/dated"
import --source ours "$good/dated"
check 'a date is enough' grep -q '^unchanged' out.txt
same 'a date is enough: asked with it' 'Wed, 21 Oct 2015 07:28:00 GMT' "$(asked 3)"
import --json --source ours "$good/packed"
check 'packed' grep -q '"unchanged":11' out.txt
import --json --source ours "$good/once"
check 'redirected once' grep -q '"unchanged":11' out.txt
import --source ours "$good/once"
check 'redirected once: the tag holds too' grep -q '^unchanged' out.txt
import --json --source ours --allow-http "http://127.0.0.1:$http/body"
check 'http where it is allowed' grep -q '"unchanged":11' out.txt
EMBASSYD_DATABASE=$work/none.db refused 'no database' 66 'no such file' "$good/body"

# ---- Interrupted ----

"$embassyd" import "$good/stalled" >out.txt 2>err.txt &
client=$!
for _ in $(seq 100); do
	! tail -n 1 requests.log | grep -q stalled || break
	sleep 0.05
done
kill -INT "$client"
code=0
wait "$client" || code=$?
same 'interrupted: exit code' 75 "$code"
check 'interrupted: why' grep -q interrupted err.txt

# ---- Through a daemon ----

start
total=$(count)
row 21 Lalitpur >>body
import --json --source ours "$good/body-2022-06-23.csv"
same 'through the daemon: exit code' 0 "$code"
check 'through the daemon: stored' grep -q '"inserted":1,' out.txt
check 'through the daemon: by it' grep -q 'import through the daemon: done' daemon.err
check 'through the daemon: served' test "$total" != "$(count)"
import --source ours "$good/body-2022-06-23.csv"
check 'through the daemon: remembered' grep -q '^unchanged' out.txt
refused 'through the daemon: cut off' 75 . --source ours "$good/cut"
import "$good/bad"
same 'through the daemon: no table' 65 "$code"
import "$good/bad"
same 'through the daemon: no table: not remembered' - "$(asked 2)"
stop
same 'through the daemon: it ends' 0 "$code"

# ---- What took its time ----

for one in "${later[@]}"; do wait "$one"; done
same 'no answer to the handshake: exit code' 75 "$(cat connect.code)"
check 'no answer to the handshake: why' grep -qi 'time' connect.err
exec 9>&-
wait "$origin"
check 'the other server had no trouble' test ! -s origin.err
finish
