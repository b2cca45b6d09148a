#!/bin/bash
# Articles and notices from the command line, with a scripted editor; without a daemon and
# with one. Usage: desk.sh embassyd
. "$(dirname "$0")/daemon.sh"
export TMPDIR=$work/drafts
mkdir "$TMPDIR"
unset VISUAL
export embassyd

editor() { # shell commands on the file "$1" become the editor
	printf '#!/bin/bash\n%s\n' "$1" >editor.sh
	chmod +x editor.sh
	export EDITOR="$work/editor.sh"
}

field() { # noun, name, member: its text as the operator sees it
	"$embassyd" "$1" list --json | grep -o "{\"id\":[^{}]*\"$2\"[^{}]*}" | head -n 1 |
		grep -o "\"$3\":\"[^\"]*\"" | cut -d '"' -f 4
}

kept() { # the one text that is kept, or nothing
	find "$TMPDIR" -name '*.md'
}

from_files() { # slug
	printf -- '---\ntitle: Ferries stop\nslug: %s\ncountries: RU, FI\n---\nThey *stop*.\n' "$1" >text.md
	run "$embassyd" article add text.md
	same "$where: a file: exit code" 0 "$code"
	same "$where: a file: its slug is printed" "$1" "$(cat out.txt)"
	same "$where: it is a draft" draft "$(field article "$1" state)"
	run "$embassyd" article add text.md
	same "$where: the same slug: exit code" 65 "$code"
	check "$where: the same slug: why" grep -q '^  slug: another article has it' err.txt
	same "$where: a file stays where it is: nothing is kept" '' "$(kept)"

	printf -- '---\ntitel: T\n---\nB\n' | run "$embassyd" article add -
	same "$where: an unknown field: exit code" 65 "$code"
	check "$where: an unknown field: its line" grep -q 'line 2: no such field: titel' err.txt
	check "$where: what came through a pipe is kept" grep -q '^titel: T$' "$(kept)"
	same "$where: for nobody else" 600 "$(stat -c %a "$(kept)")"
	rm "$(kept)"
	run "$embassyd" article add no-such-file
	same "$where: no file: exit code" 66 "$code"
}

from_editor() { # slug
	editor 'grep -q "^# .*required" "$1" && sed -i "s/^title:.*/title: By hand/; s/^slug:.*/slug: '"$1"'-hand/" "$1"'
	run "$embassyd" article add
	same "$where: an editor: exit code" 0 "$code"
	same "$where: an editor: the title" 'By hand' "$(field article "$1-hand" title)"
	for what in 'true' ': >"$1"' 'sed -i "s/^# .*/# other/" "$1"'; do
		editor "$what"
		run "$embassyd" article add
		same "$where: add, $what: exit code" 0 "$code"
		check "$where: add, $what: says so" grep -q 'nothing was changed' err.txt
		run "$embassyd" article edit "$1"
		same "$where: edit, $what: exit code" 0 "$code"
		check "$where: edit, $what: says so" grep -q 'nothing was changed' err.txt
	done
	same "$where: nothing is left behind" '' "$(kept)"

	editor 'sed -i "s/^title:.*/title: Ferries go/" "$1"'
	run "$embassyd" article edit "$1"
	same "$where: edit: exit code" 0 "$code"
	same "$where: edit: the title" 'Ferries go' "$(field article "$1" title)"
	editor 'sed -i "s/^slug:.*/slug: '"$1"'-moved/" "$1"'
	run "$embassyd" article edit "$1"
	same "$where: another slug is printed" "$1-moved" "$(cat out.txt)"
	editor 'sed -i "s/^slug:.*/slug: '"$1"'/; s/^summary:.*/summary: Back/" "$1"'
	run "$embassyd" article edit "$1"
	same "$where: edit by a former slug: exit code" 0 "$code"
	same "$where: edit by a former slug" Back "$(field article "$1" summary)"
	VISUAL="bash $work/editor.sh" EDITOR=false run "$embassyd" article edit "$1"
	same "$where: VISUAL with an argument comes first: exit code" 0 "$code"

	editor 'sed -i "s/^title:.*/title: Kept/; s/^countries:.*/countries: FI, ZZ/" "$1"'
	run "$embassyd" article edit "$1" </dev/null
	same "$where: refused: exit code" 65 "$code"
	check "$where: refused: why" grep -q "^  countries 2: no country is known as 'ZZ'" err.txt
	check "$where: refused: where the text is" grep -qF "the text is kept in $(kept)" err.txt
	check "$where: refused: the text" grep -q '^title: Kept$' "$(kept)"
	same "$where: refused: all is as it was" 'Ferries go' "$(field article "$1" title)"
	rm "$(kept)"
	editor 'sed -i "s/^title:.*/title: Crashed/" "$1"; exit 3'
	run "$embassyd" article edit "$1" </dev/null
	same "$where: a failing editor: exit code" 69 "$code"
	check "$where: a failing editor: the text" grep -q '^title: Crashed$' "$(kept)"
	rm "$(kept)"
	run "$embassyd" article edit "$1-unknown"
	same "$where: an unknown one: exit code" 66 "$code"
}

# Somebody else writes while the editor is open.
race() { # slug
	editor '"$embassyd" article publish '"$1"' --at 2020-01-01 >/dev/null 2>&1
		sed -i "s/^title:.*/title: Mine/" "$1"'
	run "$embassyd" article edit "$1" </dev/null
	same "$where: a race: exit code" 75 "$code"
	check "$where: a race: what changed" grep -q '^  state: published$' err.txt
	check "$where: a race: the text" grep -q '^title: Mine$' "$(kept)"
	same "$where: a race: nothing is overwritten" 'Ferries go' "$(field article "$1" title)"
	rm "$(kept)"
}

# On a terminal one may try again, and then both changes are there.
again() { # slug
	editor 'if [ ! -e once ]; then "$embassyd" article withdraw '"$1"' --reason "No." >/dev/null 2>&1; fi
		: >once
		sed -i "s/^title:.*/title: Mine/" "$1"'
	rm -f once
	code=0
	printf 'y\n' | script --quiet --return --command "'$embassyd' article edit '$1'" /dev/null \
		>out.txt 2>err.txt || code=$?
	same "$where: again: exit code" 0 "$code"
	check "$where: again: it is asked" grep -q 'edit again?' out.txt
	same "$where: again: mine" Mine "$(field article "$1" title)"
	same "$where: again: and theirs" withdrawn "$(field article "$1" state)"
	same "$where: again: nothing is kept" '' "$(kept)"
}

states() { # slug
	run "$embassyd" article publish "$1" --at 2099-01-01
	same "$where: scheduled: exit code" 0 "$code"
	check "$where: scheduled: says so" grep -q 'article: scheduled, 2099-01-01T00:00:00Z' err.txt
	run "$embassyd" article publish "$1"
	same "$where: published now: exit code" 0 "$code"
	same "$where: published now" published "$(field article "$1" state)"
	same "$where: everybody sees it" 1 "$("$embassyd" get "/api/v1/articles/$1" | grep -c '"state":"published"')"
	run "$embassyd" article publish "$1" --at sometime
	same "$where: no time: exit code" 65 "$code"
	run "$embassyd" article withdraw "$1"
	same "$where: no reason: exit code" 64 "$code"
	run "$embassyd" article withdraw "$1" --reason 'It was wrong.'
	same "$where: withdrawn: exit code" 0 "$code"
	run "$embassyd" get "/api/v1/articles/$1"
	check "$where: readers are told why" grep -q 'withdrawn: It was wrong.' out.txt
	run "$embassyd" article publish "$1"
	same "$where: published again" published "$(field article "$1" state)"
	run "$embassyd" article list --state draft --country Finland
	check "$where: the list is narrowed" test -z "$(grep "^$1	" out.txt)"
	run "$embassyd" article list --country Finland
	check "$where: the list" grep -qE "^$1	published	20[0-9T:-]+Z	" out.txt
	run "$embassyd" article list --state lost
	same "$where: no such state: exit code" 65 "$code"
}

notices() {
	printf -- '---\nheadline: Storm\nissuer: Us\ncountries: FI\nbanner: true\nreviewed_at: 2020-01-01\n---\nStay in.\n' >notice.md
	run "$embassyd" notice add notice.md
	same "$where: a notice: exit code" 0 "$code"
	id=$(cat out.txt)
	run "$embassyd" notice publish "$id"
	same "$where: a notice is published" published "$(field notice "$id" state)"
	run "$embassyd" notice review "$id"
	same "$where: a notice is reviewed today" "$(date -u +%F)" "$(field notice "$id" reviewed_at | cut -c -10)"
	editor 'sed -i "s/^banner: true/banner: false/" "$1"'
	run "$embassyd" notice edit "$id"
	check "$where: a notice is edited" test -n "$("$embassyd" get "/api/v1/notices/$id" | grep '"banner":false')"
	run "$embassyd" notice withdraw "$id" --reason 'It is over.'
	same "$where: a notice is withdrawn" withdrawn "$(field notice "$id" state)"
	check "$where: notices are listed" test -n "$("$embassyd" notice list --state withdrawn | grep "^$id	withdrawn	.*	Storm$")"
	run "$embassyd" notice review
	same "$where: which one? exit code" 64 "$code"
}

all() {
	where=$1
	from_files "ferry-$1"
	from_editor "ferry-$1"
	race "ferry-$1"
	again "ferry-$1"
	printf -- '---\ntitle: States\nslug: states-%s\ncountries: FI\n---\nB\n' "$1" >states.md
	run "$embassyd" article add states.md
	states "states-$1"
	notices
}

"$embassyd" init >/dev/null
check "the starter article is listed" test -n "$("$embassyd" article list | grep '^us-and-russia-talk-in-moscow	published	2017-04-12')"
check "the starter notice is listed" test -n "$("$embassyd" notice list --country RU | grep 'Consular assistance in Russia$')"
all alone
start
all served
same "served: readers see it at once" 200 "$(status "$url/api/v1/articles/states-served")"
stop

for i in $(seq 105); do # more than a page
	printf -- '---\ntitle: Many %s\n---\n' "$i" | "$embassyd" article add - >/dev/null 2>&1
done
same "all pages are listed" 105 "$("$embassyd" article list | grep -c '	Many [0-9]*$')"
same "as JSON too" 2 "$("$embassyd" article list --json | grep -c '"items"')"
run "$embassyd" check
same "the database is sound" 0 "$code"
run "$embassyd" help article add
check "help of two words" grep -q 'usage: embassyd article add' out.txt
run "$embassyd" article burn x
same "no such verb: exit code" 64 "$code"
finish
