# common.sh - for the benchmarks: a build as released, the rows, medians. Sourced.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
short=
[ "${1:-}" != --short ] || short=1
room=$(mktemp -d)
build=$root/.build/bench
embassyd=$build/server/embassyd

bench_build() { # other targets than the daemon...
    (cd "$root" && cmake -C .presets/bench.cmake -S . -B "$build" -G Ninja &&
        cmake --build "$build" --target embassyd "$@") >"$room/build.log" 2>&1 ||
        { cat "$room/build.log"; exit 1; }
}

# The real file where there is one, else as many invented rows: sets `rows_file`.
bench_rows() {
    rows_file=${EMBASSYD_REAL_DATA:-$root/../shared/data/database_of_embassies-2022-06-23.csv}
    [ ! -r "$rows_file" ] || return 0
    rows_file=$room/rows-2022-06-23.csv
    awk -F ';' -v OFS=';' 'NR == 1 { print; next } { row[NR] = $0 }
        END { for (i = 0; i < 9600; i++) {
            $0 = row[2 + i % (NR - 1)]
            $(NF - 1) = "Q" (910000000 + i)
            print } }' "$root/tests/golden/missions.csv" >"$rows_file"
    echo "(no file of database-of-embassies: invented rows)"
}

# A new database with the starter data, and the real file where there is one.
bench_database() { # path
    local real=${EMBASSYD_REAL_DATA:-$root/../shared/data/database_of_embassies-2022-06-23.csv}
    "$embassyd" init --database "$1"
    if [ -r "$real" ]; then
        echo "with $(basename "$real")"
        "$embassyd" import --database "$1" --as-of 2022-06-23 "$real" >"$room/said" 2>&1 ||
            { cat "$room/said"; exit 1; }
    else
        echo "(no file of database-of-embassies: the starter data alone)"
    fi
}

median() { # of numbers, one a line
    sort -g | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'
}
