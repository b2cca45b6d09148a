#!/usr/bin/env bash
# Feeds and alerts of the worst records, read by programs that are not ours:
# run.sh FEEDS_WRITE DIRECTORY
#
# Debian's xmllint, ruby and feedparser; from the npm registry, by exact version, readers,
# a schema and a codec. They are installed into DIRECTORY and stay there. Exit 77: the
# registry cannot be reached, and nothing is installed yet.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
write=$(realpath "$1")
mkdir -p "$2"
directory=$(realpath "$2")
readonly packages=(feedsmith@3.0.1 @rowanmanning/feed-parser@2.1.5 ajv@8.20.0
    ajv-formats@3.0.1 jsonfeed-schema@0.5.0 @dec112/cap-ts@0.3.2 tslib@2.8.1)
files=$directory/files
failures=0

step() { # words, command...
    local words=$1
    shift
    if "$@" >"$directory/log" 2>&1; then
        echo "ok - $words"
    else
        echo "not ok - $words"
        tail -n 30 "$directory/log"
        failures=$((failures + 1))
    fi
}

refused() { # command...: it has to fail
    ! "$@"
}

# ---- What others wrote ----

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

rm -rf "$files"
mkdir -p "$files"
step 'feeds and alerts are written' "$write" "$files"

# ---- Checks, and what each has to refuse ----

step 'every document is well-formed XML' xmllint --noout "$files"/*.atom "$files"/*.cap
head -c 2000 "$files/articles.atom" >"$directory/cut.xml"
step 'one that is cut off is not' refused xmllint --noout "$directory/cut.xml"

step 'Atom: valid for ruby' ruby "$here/atom.rb" "$files"/*.atom
for element in id title updated; do
    sed "s,<$element[^<]*</$element>,," "$files/notices.atom" >"$directory/broken.atom"
    step "Atom: ruby refuses a feed without $element" \
        refused ruby "$here/atom.rb" "$directory/broken.atom"
done
step 'Atom: the same for feedparser as the JSON Feed' \
    /usr/bin/python3 "$here/atom.py" "$files"/*.atom

step 'CAP: as the standard orders it' \
    xmllint --noout --relaxng "$here/cap.rng" "$files"/*.cap
sed 's,-00:00</sent>,Z</sent>,' "$files/alert.cap" >"$directory/broken.cap"
step 'CAP: no time may end in Z' \
    refused xmllint --noout --relaxng "$here/cap.rng" "$directory/broken.cap"
sed 's,<event>.*</event>,,' "$files/alert.cap" >"$directory/broken.cap"
step 'CAP: an event is required' \
    refused xmllint --noout --relaxng "$here/cap.rng" "$directory/broken.cap"

step 'JSON Feed, Atom and CAP for readers of the npm registry' \
    node "$here/check.mjs" "$files" "$directory"
tail -n 1 "$directory/log" | sed 's/^/# /'
[ "$failures" -eq 0 ]
