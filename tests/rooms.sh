#!/usr/bin/env bash
# Every room may only call the room below it: read from the symbols of the libraries, not
# from promises.
#
#   rooms.sh BUILD [SOURCE]   the libraries of a build directory
#   rooms.sh --self-test      plants an offender for each rule and expects it to be refused
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
source_dir=$(dirname "$here")
findings=0
checks=0
wanted=
wanted_by=

report() { # good?, words, what was found
    checks=$((checks + 1))
    if [ -z "$3" ]; then
        echo "ok $checks - $2"
    else
        echo "not ok $checks - $2"
        sed 's/^/#   /' <<<"$3"
        findings=$((findings + 1))
    fi
}

# What a library wants from outside: undefined in one object and defined in none of its own.
wants() {
    comm -23 <(nm --undefined-only --format=posix "$1" 2>/dev/null | awk 'NF >= 2 {print $1}' | sort -u) \
             <(nm --defined-only --format=posix "$1" 2>/dev/null | awk 'NF >= 2 {print $1}' | sort -u)
}

forbid() { # library, words, extended regular expression of whole symbols
    local found
    [ "$wanted_by" = "$1" ] || wanted=$(wants "$1")
    wanted_by=$1
    found=$(grep -Ex "($3)" <<<"$wanted" || :)
    report . "$(basename "$1") $2" "$found"
}

# Data that can change: objects in .data, .bss and their like. Tables of pointers to
# constants are relocated once and then read only (.data.rel.ro); a sanitizer's own
# sections do not count.
mutable() {
    objdump --syms "$1" 2>/dev/null | awk '
        /\t/ && !/ d / && / \.(data|bss|tdata|tbss)/ && !/ \.data\.rel\.ro/ {
            name = $NF
            if (name ~ /^(__(asan|ubsan|tsan|sancov|odr_asan)|\.L|\*\.L)/) next
            if (name ~ /^\.?L?(u|a)san_/) next
            print name
        }
        $0 ~ /\*COM\*/ { print $NF }' |
        grep -vE '^(\.?Lubsan_(data|type)[0-9]*|__const.*)$' || :
}

forbid_mutable() { # library
    report . "$(basename "$1") keeps no state of its own (no object in .data or .bss)" "$(mutable "$1")"
}

# Files of a directory that include what a regular expression names.
includes() { # directory, regular expression
    grep -rlE "^ *# *include *$2" --include='*.[ch]' "$1" 2>/dev/null | sort || :
}

readonly streams='(__)?(v?f?printf|puts|putchar|fputs|fputc|fwrite|perror|putc)(_chk|_unlocked)?|stdout|stderr|stdin'
readonly jansson='json_(object|array|string|stringn|integer|real|true|false|null|load[a-z]*|dump[a-z]*|delete|incref|decref|pack|unpack|vpack|vunpack|v?sprintf|equal|copy|deep_copy|set_alloc_funcs)([a-z_]*_(nocheck|new|get|set|size|iter|append|value|key)[a-z_]*|_ex)?'
# What makes an answer: api/ parses with jansson, and merges what it parsed (RFC 7396), but
# writes with json.c alone.
readonly jansson_writing='json_(string|stringn|integer|real|true|false|null|array|dump[a-z_]*|pack[a-z_]*|vpack[a-z_]*|v?sprintf)(_nocheck|_ex)?|json_array_(append|insert|set)[a-z_]*|json_(string|integer|real)_set[a-z_]*'
readonly curl='curl_.*'
readonly clocks='time|gettimeofday|clock_gettime|clock|ftime|timespec_get|gmtime(_r)?|localtime(_r)?'
readonly files='open(at)?(64)?|creat|fopen(64)?|freopen|fdopen|read|write|socket|connect|accept4?|bind|listen|send(to|msg)?|recv(from|msg)?|unlink|rename'
readonly threads='pthread_.*|thrd_.*|mtx_.*|fork|execv.*|system|popen|kill|signal|sigaction|exit|_exit'

check_db() { # build directory
    forbid "$1/db/libdb.a" 'does not know the API or HTTP' 'MHD_.*|api_.*|call_.*|http_.*|page_.*'
    forbid "$1/db/libdb.a" 'does not know JSON' "json_.*"
    forbid "$1/db/libdb.a" 'does not log or print' "log_.*|$streams"
    forbid "$1/db/libdb.a" 'has no clock and no thread' "$clocks|$threads"
    forbid_mutable "$1/db/libdb.a"
}

check_api() {
    forbid "$1/api/libapi.a" 'does not know HTTP of the wire' 'MHD_.*'
    forbid "$1/api/libapi.a" 'fetches nothing' "$curl"
    forbid "$1/api/libapi.a" 'does not know SQL' 'sqlite3_.*'
    forbid "$1/api/libapi.a" 'does not know ICU' 'u_.*|ucol_.*|uloc_.*|uldn_.*|unorm2_.*|u[a-z]+_.*_[0-9]+'
    forbid "$1/api/libapi.a" 'does not log or print' "log_.*|$streams"
    forbid "$1/api/libapi.a" 'has no clock and no thread' "$clocks|$threads"
    forbid "$1/api/libapi.a" 'does not touch files or sockets' "$files"
    forbid "$1/api/libapi.a" 'builds no tree of jansson to answer' "$jansson_writing"
    forbid_mutable "$1/api/libapi.a"
}

check_server() {
    forbid "$1/server/libserver.a" 'does not know SQL' 'sqlite3_.*'
    forbid "$1/server/libserver.a" 'does not know JSON of jansson' "$jansson"
    forbid "$1/server/libserver.a" 'does not know ICU' 'u_.*|ucol_.*|uloc_.*|uldn_.*|unorm2_.*|u[a-z]+_.*_[0-9]+'
}

check_includes() { # source directory
    local found
    found=$(includes "$1/server" '<microhttpd\.h>')
    [ "$(grep -c . <<<"$found" || :)" -gt 2 ] || found=''
    report . 'at most two files of server/ include <microhttpd.h>' "$found"
    report . 'only server/ includes <microhttpd.h>' "$(includes "$1/db" '<microhttpd\.h>'; includes "$1/api" '<microhttpd\.h>')"
    found=$(includes "$1/server" '<curl/')
    [ "$found" != "$1/server/fetch.c" ] || found=''
    report . 'only server/fetch.c includes <curl/...>' "$found$(includes "$1/db" '<curl/'; includes "$1/api" '<curl/')"
    report . 'only db/ includes <sqlite3.h>' "$(includes "$1/api" '<sqlite3\.h>'; includes "$1/server" '<sqlite3\.h>')"
    report . 'only db/ includes <unicode/...>' "$(includes "$1/api" '<unicode/'; includes "$1/server" '<unicode/')"
    report . 'only api/ includes <jansson.h>' "$(for room in db server; do includes "$1/$room" '<jansson\.h>'; done)"
    report . 'db/ includes nothing of api/ and server/' "$(includes "$1/db" '["<](api|server)/')"
    report . 'api/ includes nothing of server/' "$(includes "$1/api" '["<]server/')"
    report . 'there is no util' "$(find "$1/db" "$1/api" "$1/server" -name 'util*' -o -name 'common*' -o -name 'helper*' -o -name 'misc*')"
}

# ---- The gate has to be able to refuse ----

plant() { # room, C code -> a build with an offender in that room
    local room=$1 library
    rm -rf "$scratch/build"
    mkdir -p "$scratch"/build/{db,api,server}
    for library in db api server; do
        echo 'int harmless(void); int harmless(void) { return 0; }' >"$scratch/harmless.c"
        "$cc" -c "$scratch/harmless.c" -o "$scratch/$library-harmless.o"
        ar rc "$scratch/build/$library/lib$library.a" "$scratch/$library-harmless.o"
    done
    echo "$2" >"$scratch/offender.c"
    "$cc" -O0 -w -c "$scratch/offender.c" -o "$scratch/offender.o"
    ar r "$scratch/build/$room/lib$room.a" "$scratch/offender.o" 2>/dev/null
}

expect() { # refused or allowed, words
    local result=allowed
    if grep -q '^not ok' "$scratch/said"; then result=refused; fi
    report . "$2 is $1" "$([ "$result" = "$1" ] || cat "$scratch/said")"
}

offend() { # room, function that is called
    plant "$1" "int $2(); int offend(void); int offend(void) { return $2(); }"
    (checks=0; "check_$1" "$scratch/build") >"$scratch/said"
    expect refused "a call of $2 in $1"
}

state() { # refused or allowed, room, declaration
    plant "$2" "$3"
    (checks=0; "check_$2" "$scratch/build") >"$scratch/said"
    expect "$1" "'$3' in $2"
}

mention() { # room, file, line
    rm -rf "$scratch/tree"
    mkdir -p "$scratch"/tree/{db,api,server}
    echo "$3" >"$scratch/tree/$1/$2"
    (checks=0; check_includes "$scratch/tree") >"$scratch/said"
    expect refused "'$3' in $1/$2"
}

self_test() {
    local name
    cc=${CC:-cc}
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    for name in MHD_start_daemon api_handle call_ok json_object json_open log_line printf \
        fprintf puts perror time clock_gettime pthread_create; do
        offend db "$name"
    done
    for name in MHD_start_daemon sqlite3_libversion_number u_foldCase_72 ucol_open_72 log_line \
        printf puts perror time gettimeofday clock_gettime open socket fopen json_string \
        json_dumps json_dump_callback json_array_append_new json_pack json_integer; do
        offend api "$name"
    done
    for name in sqlite3_open json_loads json_object uloc_getDefault_72; do
        offend server "$name"
    done
    plant api 'int json_loadb(void); int json_object_get(void); int f(void); int f(void) { return json_loadb() + json_object_get(); }'
    (checks=0; check_api "$scratch/build") >"$scratch/said"
    expect allowed 'reading with jansson in api'
    plant api 'void json_text(void); void json_text(void) {} int f(void); int f(void) { json_text(); return 0; }'
    (checks=0; check_api "$scratch/build") >"$scratch/said"
    expect allowed 'a json_text of our own in api'
    state refused db 'int counter = 1;'
    state refused db 'static int cache[4]; int *f(void); int *f(void) { return cache; }'
    state refused api '_Thread_local int last;'
    state allowed api 'extern const char *const words[]; const char *const words[] = {"a", "b"};'
    mention api x.c '#include <sqlite3.h>'
    mention api x.c '#include <unicode/uchar.h>'
    mention server x.c '#include <jansson.h>'
    mention db x.h '#include <jansson.h>'
    mention server x.c '#include <curl/curl.h>'
    mention api fetch.c '#include <curl/curl.h>'
    mention api x.h '#include "server/log.h"'
    mention db x.c '#include "api/api.h"'
    mention db x.c '#include <microhttpd.h>'
    mention server util.c 'int x;'
}

if [ "${1:?usage: rooms.sh BUILD | --self-test}" = --self-test ]; then
    self_test
else
    check_db "$1"
    check_api "$1"
    check_server "$1"
    check_includes "${2:-$source_dir}"
fi
echo "1..$checks"
[ "$findings" -eq 0 ]
