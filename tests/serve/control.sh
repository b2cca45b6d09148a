#!/bin/bash
# Import into a running daemon: done by the daemon, served at once; a bad file changes
# nothing. Usage: control.sh embassyd
. "$(dirname "$0")/daemon.sh"
wd=http://www.wikidata.org/entity
table() { # two missions of our own making, as database-of-embassies writes them
	cat <<-END
		operator;operatorQID;jurisdictions;jurisdictionQIDs;country;countryQID;city;cityQID;address;latitude;longitude;phone;email;website;facebook;twitter;youtube;picture;pictureAuthor;pictureLicense;pictureLicenseURL;type;typeQID;creation;QID;
		Estonia;$wd/Q191;Nepal;$wd/Q837;India;$wd/Q668;New Delhi;$wd/Q987;;28.6;77.2;;;;;;;;;;;embassy;$wd/Q3917681;;$wd/Q990000001
		Iceland;$wd/Q189;;;Japan;$wd/Q17;Tokyo;$wd/Q1490;;35.63;139.73;;;;;;;;;;;embassy;$wd/Q3917681;;$wd/Q990000002
	END
}

total() {
	curl --silent --max-time 10 "$url/api/v1/missions?limit=1" | grep -o '"total":[0-9]*' || echo none
}
"$embassyd" init >/dev/null
start
before=$(total)
check "the starter data is served" test "$before" != none -a "$before" != '"total":0'

printf 'this is no table\n\x01\x02\x03\n' >bad.csv
run "$embassyd" import bad.csv
same "a bad file: exit code" 65 "$code"
check "a bad file: why" test -s err.txt
same "a bad file: all is as it was" "$before" "$(total)"

table >good-2022-06-23.csv
run "$embassyd" import --dry-run --force --json good-2022-06-23.csv
same "a dry run: exit code" 0 "$code"
check "a dry run: says so" grep -q '"dry_run": *true' out.txt
same "a dry run: all is as it was" "$before" "$(total)"

run "$embassyd" import --force good-2022-06-23.csv
same "a good file: exit code" 0 "$code"
check "a good file: a report" test -s out.txt
check "a good file: the date of its name" grep -q 2022-06-23 out.txt
sleep 0.3
after=$(total)
check "a good file: served" test "$after" != "$before" -a "$after" != none
check "a good file: the daemon did it" grep -q 'import through the daemon: done' daemon.err

(sleep 1; cat good-2022-06-23.csv) | "$embassyd" import --force - >out.txt
check "standard input: a report" test -s out.txt

mkfifo pipe
sleep 60 >pipe &
writer=$!
"$embassyd" import pipe >out.txt 2>err.txt &
client=$!
sleep 0.5
same "served during an import" "$after" "$(total)"
kill -INT "$client"
code=0
wait "$client" || code=$?
kill "$writer"
same "an interrupted import: exit code" 75 "$code"
same "an interrupted import: all is as it was" "$after" "$(total)"

run "$embassyd" import --force good-2022-06-23.csv
same "the next import works" 0 "$code"
same "the control socket is ours alone" 600 "$(stat -c %a embassyd.db.control)"
stop
same "exit code" 0 "$code"
run "$embassyd" check
same "the database is sound" 0 "$code"
run "$embassyd" import --force good-2022-06-23.csv
same "without a daemon: exit code" 0 "$code"
check "nothing is left behind" test ! -e embassyd.db.control -a ! -e embassyd.db.lock
finish
