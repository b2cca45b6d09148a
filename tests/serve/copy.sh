#!/usr/bin/env bash
# embassyd replay and export: a copy that follows another store, by way of the binary.
#   copy.sh EMBASSYD
set -uo pipefail
embassyd=$1
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory" || exit 1
checks=0
failures=0

check() { # words, command...
    local words=$1
    shift
    checks=$((checks + 1))
    if "$@"; then
        echo "ok $checks - $words"
    else
        echo "not ok $checks - $words"
        failures=$((failures + 1))
    fi
}

fails_with() { # exit code, words, command...
    local wanted=$1 words=$2 code=0
    shift 2
    "$@" >out 2>err || code=$?
    [ "$code" -eq "$wanted" ] && grep -q "$words" err
}

page() { "$embassyd" get --database first.db "/api/v1/changes?since=$1&limit=$2"; }
export_both() {
    "$embassyd" export --database first.db >first && "$embassyd" export --database copy.db >copy &&
        cmp first copy && [ -s first ]
}

check 'a store is made' "$embassyd" init --empty --database first.db
page 0 100 >one
page 100 500 >two
cat one two >both
check 'two pages, one after another, make a copy' "$embassyd" replay --database copy.db both
check 'which exports the same bytes' export_both
check 'one kind alone' bash -c '"$1" export --kind country --database first.db | tee out | { ! grep -v "^{\"kind\":\"country\""; }' - "$embassyd"
check 'the same pages again are refused' fails_with 65 'this store ends with' "$embassyd" replay --database copy.db one
"$embassyd" get --database first.db --method PUT --header 'If-None-Match: *' \
    --header 'Content-Type: application/json' --data - /api/v1/countries/FR/helplines >/dev/null <<'JSON'
{"lines":[{"kind":"mfa_24h","number":"+33153591100","source_name":"x","verified_at":"2026-01-01"}]}
JSON
"$embassyd" get --database first.db --method PUT --header 'If-None-Match: *' \
    --header 'Content-Type: application/json' --data - /api/v1/arrangements/nordic >/dev/null <<'JSON'
{"kind":"mutual_assistance","title":"x","beneficiaries":["nordic"],"providers":["nordic"],"scope":"third_countries","unrepresented":"no_post","provider_posts":"any","enabled":false,"disabled_reason":"x"}
JSON
last=$("$embassyd" export --database copy.db | wc -l)
check 'what came since is taken from a pipe' bash -c \
    '"$1" get --database first.db "/api/v1/changes?since=$2" | "$1" replay --database copy.db -' - "$embassyd" "$last"
check 'and the copies are equal again' export_both
check 'an arrangement among them' bash -c '"$1" export --kind arrangement --database copy.db | grep -q "^{\"kind\":\"arrangement\",\"id\":\"nordic\""' - "$embassyd"
check 'half a page is refused' bash -c 'head -c 200 one | { ! "$1" replay --database other.db - 2>err; } && grep -q "not JSON" err' - "$embassyd"
check 'a file that is not there is told' fails_with 66 'cannot open' "$embassyd" replay --database copy.db nothing
check 'an unknown kind too' fails_with 64 'king' "$embassyd" export --database first.db --kind king
echo "1..$checks"
[ "$failures" -eq 0 ]
