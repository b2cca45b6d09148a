#!/bin/bash
# Behind the real nginx, with the directives of server/nginx.conf.example: what the
# daemon says arrives intact. Usage: nginx.sh embassyd nginx.conf.example
. "$(dirname "$0")/daemon.sh"
sample=$2
nginx=$(command -v nginx || echo /usr/sbin/nginx)
if [ ! -x "$nginx" ]; then
	echo "1..0 # skip nginx is not installed (package nginx-light)"
	exit 77
fi
"$embassyd" init >/dev/null
start
free_port() { # one nobody listens on just now
	local try
	for try in $(shuf -i 20000-29999 -n 50); do
		if ! (exec 3<>"/dev/tcp/127.0.0.1/$try") 2>/dev/null; then
			echo "$try"
			return
		fi
	done
}
front_port=$(free_port)
front=http://127.0.0.1:$front_port
mkdir -p temp cache
{
	echo "daemon off; pid $work/nginx.pid; error_log $work/nginx.err; worker_processes 1;"
	echo "events { worker_connections 128; }"
	echo "http { access_log off;"
	for kind in client_body proxy fastcgi uwsgi scgi; do
		echo "${kind}_temp_path $work/temp/$kind;"
	done
	sed -e "s|127\.0\.0\.1:8080|127.0.0.1:$port|" \
		-e "s|listen 80;|listen 127.0.0.1:$front_port;|" \
		-e "/listen \[::\]:80;/d" \
		-e "s|/var/cache/nginx/embassyd|$work/cache|" "$sample"
	echo "}"
} >nginx.conf
[ "$(id -u)" -ne 0 ] || echo "user root;" >>nginx.conf
check "nginx takes the sample" "$nginx" -t -q -p "$work" -c nginx.conf
"$nginx" -p "$work" -c nginx.conf &
proxy=$!
trap 'kill "$proxy" 2>/dev/null || true; clean_up' EXIT
for _ in $(seq 100); do
	[ "$(status "$front/healthz")" != 200 ] || break
	sleep 0.05
done

field() { # name, curl arguments...: a header field of the answer
	local name=$1
	shift
	curl --silent --max-time 10 --dump-header - --output body.out "$@" | tr -d '\r' |
		sed -n "s/^$name: //Ip"
}
for path in /api/v1/countries /style.css; do
	[ "$(status "$url$path")" = 200 ] || continue
	tag=$(field etag "$front$path")
	check "$path: a strong ETag" test -n "$tag" -a "${tag#W/}" = "$tag"
	same "$path: the daemon's" "$(field etag "$url$path")" "$tag"
	packed=$(field etag --header 'Accept-Encoding: gzip' "$front$path")
	check "$path: strong too when compressed: $packed" \
		test "$packed" != "$tag" -a "${packed#\"}" != "$packed"
	same "$path: the daemon's" \
		"$(field etag --header 'Accept-Encoding: gzip' "$url$path")" "$packed"
	same "$path: 304" 304 "$(status --header "If-None-Match: $tag" "$front$path")"
	same "$path: HEAD" 200 "$(status --head "$front$path")"
	same "$path: HEAD has the length of GET" \
		"$(field content-length "$front$path")" "$(field content-length --head "$front$path")"
	same "$path: nosniff, once" nosniff "$(field x-content-type-options "$front$path")"
done
for path in /no/such/file /api/v1/nothing; do
	same "$path: 404" 404 "$(status "$front$path")"
	same "$path: as a problem" application/problem+json "$(field content-type "$front$path")"
done
same "a write: refused by the daemon" 405 "$(status --request DELETE "$front/healthz")"
same "If-Match arrives: fails" 412 \
	"$(status --header 'If-Match: "no-such-tag"' "$front/api/v1/countries")"
same "a large body: refused" 413 "$(head -c 2000000 /dev/zero |
	status --request POST --header 'Expect:' --data-binary @- "$front/api/v1/countries")"
check "nginx had nothing to say" test "$(grep -cvE '\[(notice|warn)\]|too large body' nginx.err)" -eq 0
token=$(token editor admin)
known=(--header "Authorization: Bearer $token")
mission=$front/api/v1/missions/$(missions 1)
check "a reader fills the cache" test "$(status "$mission")" = 200
same "a write passes" 200 "$(status --request PATCH "${known[@]}" --header 'If-Match: *' \
	--header 'Content-Type: application/merge-patch+json' --data '{"city":"Proxied"}' "$mission")"
check "its writer sees it at once" grep -q '"city":"Proxied"' <(curl --silent "${known[@]}" "$mission")
same "a draft" 201 "$(status --request POST "${known[@]}" --header 'Content-Type: application/json' \
	--header 'Idempotency-Key: draft' --data '{"title":"Draft","body":"Text."}' "$front/api/v1/articles")"
same "a draft: its editor reads it" 200 "$(status "${known[@]}" "$front/api/v1/articles/draft")"
same "a draft: is not in the cache" 404 "$(status "$front/api/v1/articles/draft")"
kill -QUIT "$proxy"
wait "$proxy" || true
stop
same "exit code" 0 "$code"
finish
