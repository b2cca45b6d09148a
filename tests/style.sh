#!/usr/bin/env bash
# The looks of the code: style.sh [SOURCE]. Formatted by clang-format 14; short functions
# and files; headers that compile alone; none of the functions that invite mistakes.
set -euo pipefail

cd "${1:-$(dirname "$0")/..}"
readonly function_max=60 function_p90=35 file_max=300
readonly rooms='db api server'
readonly banned='strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|atoi|atol|atof|gmtime|localtime|asctime|ctime'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
findings=0
checks=0

report() { # words, what was found
    checks=$((checks + 1))
    if [ -z "$2" ]; then
        echo "ok $checks - $1"
    else
        echo "not ok $checks - $1"
        sed 's/^/#   /' <<<"$2"
        findings=$((findings + 1))
    fi
}

mapfile -t files < <(find db api server tests -name '*.[ch]' -not -path '*/build/*' | sort)

format=clang-format-14
command -v $format >/dev/null || format=clang-format
report "every file is as $format writes it" "$("$format" --dry-run -Werror "${files[@]}" 2>&1 | grep -oE '^[^:]+:[0-9]+' | sort -u || :)"

# ---- Sizes ----

find $rooms -name '*.[ch]' | xargs wc -l | awk -v max=$file_max '$2 != "total" {
    if ($1 > max) print $2 ": " $1 " lines" }' >"$scratch/long-files"
report "no file of $rooms has more than $file_max lines" "$(cat "$scratch/long-files")"

# Lines from the name of a function to its closing brace.
find $rooms -name '*.c' -print0 |
    xargs -0 ctags --languages=C --c-kinds=f --fields=+ne-P --output-format=u-ctags -f - 2>/dev/null |
    awk -F '\t' '!/^!/ { begin = end = 0
        for (i = 4; i <= NF; i++) {
            if ($i ~ /^line:/) begin = substr($i, 6)
            if ($i ~ /^end:/) end = substr($i, 5)
        }
        print end - begin + 1, $2 ":" begin, $1 }' | sort -n >"$scratch/functions"
awk -v max=$function_max '$1 > max { print $2 " " $3 ": " $1 " lines" }' \
    "$scratch/functions" >"$scratch/long-functions"
report "no function of $rooms has more than $function_max lines" "$(cat "$scratch/long-functions")"
awk '{ line[NR] = $1 } END {
    printf "%d functions, %d lines in the median, %d in the 90th percentile, %d at most\n",
        NR, line[int((NR + 1) / 2)], line[int(NR * 0.9 + 0.5)], line[NR] }' \
    "$scratch/functions" >"$scratch/summary"
p90=$(awk '{ line[NR] = $1 } END { print line[int(NR * 0.9 + 0.5)] }' "$scratch/functions")
report "nine of ten functions have at most $function_p90 lines" \
    "$([ "$p90" -le $function_p90 ] || cat "$scratch/summary")"
find $rooms -name '*.[ch]' | xargs wc -l | sort -n | awk '$2 != "total" { n++; line[n] = $1; name[n] = $2; all += $1 }
    END { printf "%d files, %d lines, %d in the median, the longest %s with %d\n", n, all,
        line[int((n + 1) / 2)], name[n], line[n] }' >>"$scratch/summary"
sed 's/^/# /' "$scratch/summary"

# ---- Headers ----

flags=(-std=c2x -D_GNU_SOURCE -Wall -Wextra -Wno-c2x-extensions -I. -fsyntax-only -x c)
generated=$(mktemp -d -p "$scratch")
cmake -D SOURCE="$PWD/db" -D OUT="$generated" -P db/embed_sql.cmake
cmake -D SOURCE="$PWD/api/texts" -D OUT="$generated" -P api/embed_texts.cmake
for compiler in gcc clang; do
    command -v $compiler >/dev/null || continue
    alone=$(for header in $(find $rooms -name '*.h' | sort); do
        $compiler "${flags[@]}" -I"$(dirname "$header")" -I"$generated" \
            "$header" 2>"$scratch/words" && continue
        echo "$header: $(head -n 1 "$scratch/words")"
    done)
    report "every header compiles alone with $compiler" "$alone"
done
report "every header is guarded by its path" "$(for header in $(find $rooms -name '*.h'); do
    guard=$(tr 'a-z/.' 'A-Z__' <<<"$header")
    grep -qE "^#ifndef $guard$" "$header" || echo "$header: no #ifndef $guard"
done)"

# ---- Words ----

report 'no function that cannot know its bounds, or keeps its state to itself' \
    "$(grep -nE "(^|[^A-Za-z0-9_])($banned) *\(" "${files[@]}" | grep -vE ':[0-9]+: *(\*|/\*)' || :)"
report 'no tab and no blank at the end of a line' \
    "$(grep -nP '\t| +$' "${files[@]}" || :)"
report 'no TODO left behind' "$(grep -nwE 'TODO|FIXME|XXX' "${files[@]}" || :)"

echo "1..$checks"
[ "$findings" -eq 0 ]
