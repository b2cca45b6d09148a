#!/bin/bash
# What may be wrong with a database: one line, the right exit code, the file untouched.
# Usage: faults.sh embassyd
. "$(dirname "$0")/daemon.sh"
"$embassyd" init --empty >/dev/null
mv embassyd.db good.db

refused() { # name, wanted code, pattern of the line, command...
	local name=$1 wanted=$2 pattern=$3
	shift 3
	run timeout 10 "$embassyd" "$@"
	same "$name: $1: exit code" "$wanted" "$code"
	same "$name: $1: one line" 1 "$(wc -l <err.txt)"
	check "$name: $1: the line" grep -qE "$pattern" err.txt
}

untouched() { # name, file, wanted code, pattern: by every command
	local sum
	sum=$(cksum <"$2")
	refused "$1" "$3" "$4" check --database "$2"
	refused "$1" "$3" "$4" get --database "$2" /api/v1/countries
	refused "$1" "$3" "$4" serve --database "$2" --listen 127.0.0.1:0
	echo "qid;name" >x.csv
	refused "$1" "$3" "$4" import --database "$2" x.csv
	same "$1: the file is as it was" "$sum" "$(cksum <"$2")"
	check "$1: no lock, no socket" test ! -e "$2.lock" -a ! -e "$2.control"
}

for command in check serve "get /api/v1/countries"; do
	refused "missing" 66 "'none.db': [Nn]o such file" $command --database none.db
done
check "missing: nothing was made" test ! -e none.db -a ! -e none.db.lock

echo "this is not a database, but it is long enough to be read as a header of one" >text.db
for _ in $(seq 100); do cat text.db >>text2.db; echo >>text2.db; done
untouched "foreign" text2.db 65 "cannot open 'text2.db'"
head -c 0 </dev/null >empty.db
untouched "empty" empty.db 65 "cannot open 'empty.db'"

put() { # file, offset, bytes as printf wants them: bytes of the header
	printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
cp good.db app.db && put app.db 68 '\x12\x34\x56\x78'
untouched "another application's" app.db 65 "cannot open 'app.db'"
cp good.db newer.db && put newer.db 60 '\x00\x00\x27\x0f'
untouched "newer" newer.db 65 "newer embassyd"
head -c 10000 good.db >cut.db
untouched "cut off" cut.db 65 "cut.db'"

cp good.db hole.db # damage behind the header: check must find it
size=$(stat -c %s good.db)
dd if=/dev/urandom of=hole.db bs=4096 seek=$((size / 8192)) count=8 conv=notrunc status=none
sum=$(cksum <hole.db)
refused "damaged" 65 "hole.db'" check --database hole.db
same "damaged: the file is as it was" "$sum" "$(cksum <hole.db)"

if [ "$(id -u)" -ne 0 ]; then
	cp good.db fixed.db && chmod 444 fixed.db
	sum=$(cksum <fixed.db)
	refused "read-only" 77 "fixed.db'" serve --database fixed.db --listen 127.0.0.1:0
	refused "read-only" 77 "fixed.db'" import --database fixed.db x.csv
	same "read-only: the file is as it was" "$sum" "$(cksum <fixed.db)"
else
	echo "# read-only: skipped, root may write everything"
fi

sum=$(cksum <good.db)
refused "exists" 73 "exists" init --database good.db
same "exists: the file is as it was" "$sum" "$(cksum <good.db)"
refused "no directory" 73 "none/x.db'" init --database none/x.db
refused "no input" 66 "cannot open 'none.csv'" import --database good.db none.csv
run "$embassyd" serve --no-such-flag
same "unknown flag" 64 "$code"
run "$embassyd" serve --workers many
same "not a number" 64 "$code"
run "$embassyd" nonsense
same "unknown command" 64 "$code"
run env EMBASSYD_WORKERS=-1 "$embassyd" serve
same "a bad variable" 64 "$code"
for command in serve init check import get; do
	run "$embassyd" $command --help
	same "$command --help" 0 "$code"
done

cp good.db embassyd.db
start
refused "locked" 75 "another embassyd" serve --listen 127.0.0.1:0
refused "port taken" 75 "another embassyd" serve --listen "127.0.0.1:$port"
refused "port taken" 69 "cannot listen" serve --database good.db --listen "127.0.0.1:$port"
run "$embassyd" check
same "check beside a daemon" 0 "$code"
kill -KILL "$daemon"
wait "$daemon" 2>/dev/null || true
start
same "starts again after SIGKILL" 200 "$(status "$url/healthz")"
stop
same "exit code" 0 "$code"
finish
