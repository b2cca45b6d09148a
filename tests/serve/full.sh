#!/bin/bash
# A disk that is full: writers are told, readers do not notice, and it passes. Usage:
# full.sh embassyd
. "$(dirname "$0")/daemon.sh"
mkdir small
if ! mount -t tmpfs -o size=64m none small 2>/dev/null; then
	echo "# skipped: no small file system can be mounted here"
	exit 77
fi
leave() {
	[ -z "$daemon" ] || kill -KILL "$daemon" 2>/dev/null || true
	wait 2>/dev/null || true
	cd /
	umount "$work/small"
	daemon=
	clean_up
}
trap leave EXIT
export EMBASSYD_DATABASE=$work/small/embassyd.db
"$embassyd" init >/dev/null
token=$(token editor admin)
start
mission=$(missions 1)
body=$(head -c 1500 /dev/zero | tr '\0' x)
send() { # city: prints the status code
	status --request PATCH --header "Authorization: Bearer $token" --header 'If-Match: *' \
		--header 'Content-Type: application/merge-patch+json' \
		--data "{\"city\":\"$1\",\"address\":\"${body:0:300} $1\"}" "$url/api/v1/missions/$mission"
}
same "room: stored" 200 "$(send One)"
dd if=/dev/zero of=small/filler bs=64k status=none 2>/dev/null || true
seen= last=One
for i in $(seq 200); do
	seen=$(send "City $i")
	[ "$seen" = 200 ] || break
	last="City $i"
done
same "full: writers are told" 507 "$seen"
same "full: again" 507 "$(send Again)"
same "full: readers go on" 200 "$(status "$url/api/v1/missions?limit=3")"
check "full: what was stored last is served" grep -q "\"city\":\"$last\"" \
	<(curl --silent "$url/api/v1/missions/$mission")
rm small/filler
same "room again: stored" 200 "$(send After)"
check "room again: served" grep -q '"city":"After"' <(curl --silent "$url/api/v1/missions/$mission")
stop
same "exit code" 0 "$code"
run "$embassyd" check
same "the database is sound" 0 "$code"
finish
