#!/usr/bin/env bash
# Forms of the missions, read by programs that are not ours:
# run.sh EMBASSYD FORMS_WRITE DIRECTORY [FILE]
#
# GDAL reads GeoJSON, Python CSV, two packages of the npm registry vCards; of the worst
# records, of the starter data and, where there is one, of a FILE of
# database-of-embassies. Exit 77: the registry cannot be reached, and nothing is installed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
embassyd=$(realpath "$1")
write=$(realpath "$2")
mkdir -p "$3"
directory=$(realpath "$3")
real=${4:-}
readonly packages=(ical.js@2.2.1 vcard4@4.0.5)
failures=0

step() { # words, command...
    local words=$1
    shift
    if "$@" >"$directory/log" 2>&1; then
        echo "ok - $words"
        sed -n 's/^#/#/p' "$directory/log"
    else
        echo "not ok - $words"
        tail -n 30 "$directory/log"
        failures=$((failures + 1))
    fi
}

refused() { # command...: it has to fail
    ! "$@"
}

install_packages() {
    local stamp=$directory/installed
    [ "$(cat "$stamp" 2>/dev/null)" != "${packages[*]}" ] || return 0
    rm -rf "$stamp" "$directory/node_modules"
    echo '{"private":true}' >"$directory/package.json"
    npm install --prefix "$directory" --no-save --no-package-lock --ignore-scripts \
        --no-audit --no-fund "${packages[@]}" >"$directory/log" 2>&1 || return 1
    echo "${packages[*]}" >"$stamp"
}

if ! install_packages; then
    tail -n 20 "$directory/log"
    if npm ping >/dev/null 2>&1; then
        echo "the packages cannot be installed, though the registry answers"
        exit 1
    fi
    echo "skipped: the npm registry cannot be reached"
    exit 77
fi

# ---- The files ----

database=$directory/all.db
rm -rf "$database"* "$directory"/missions.* "$directory"/snapshot.sqlite "$directory"/countries.* "$directory"/*.lock
"$embassyd" init --database "$database" >"$directory/log" 2>&1
"$embassyd" import --database "$database" --source ours --as-of 2026-02-20 \
    "$here/hostile.ndjson" >>"$directory/log" 2>&1
[ ! -f "$real" ] || "$embassyd" import --database "$database" "$real" >>"$directory/log" 2>&1

for form in csv ndjson geojson; do
    "$embassyd" get --database "$database" "/api/v1/missions.$form" >"$directory/missions.$form"
done
"$embassyd" get --database "$database" /api/v1/countries.csv >"$directory/countries.csv"
"$embassyd" get --database "$database" /api/v1/countries.ndjson >"$directory/countries.ndjson"
step 'the cards of all missions are written' \
    bash -c '"$1" "$2" >"$3"' - "$write" "$database" "$directory/missions.vcf"

# ---- What others read ----

count=$(wc -l <"$directory/missions.ndjson")
located=$(grep -c '"geometry":{' <(sed 's/"type":"Feature",/\n/g' "$directory/missions.geojson"))

features() { # file: as many as there are missions
    local said
    said=$(ogrinfo -ro -so -al "$1") || return 1
    echo "$said"
    grep -qx "Feature Count: $count" <<<"$said" && ! grep -qi 'warning\|error' <<<"$said"
}
# Those that lie somewhere: a filter of the whole world leaves the others out.
points() {
    ogrinfo -ro -so -al -spat -180 -90 180 90 "$1" | grep -qx "Feature Count: $located"
}
step "GeoJSON: GDAL finds $count missions" features "$directory/missions.geojson"
step "GeoJSON: $located of them have a place" points "$directory/missions.geojson"
head -c 3000 "$directory/missions.geojson" >"$directory/cut.geojson"
step 'GeoJSON: half a file is refused' refused features "$directory/cut.geojson"
step 'CSV: Python reads every cell as JSON has it' \
    /usr/bin/python3 "$here/table.py" "$directory"
tables() { # as many missions as everywhere, in a database that is sound
    ogrinfo -ro -so "$1" mission | grep -qx "Feature Count: $count" &&
        [ "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ]
}
"$embassyd" get --database "$database" /api/v1/snapshot.sqlite >"$directory/snapshot.sqlite"
step "SQLite: GDAL finds the $count missions in the snapshot" tables "$directory/snapshot.sqlite"
step 'vCard: two packages read every card as JSON has it' \
    node "$here/cards.mjs" "$directory" "$directory"
[ "$failures" -eq 0 ]
