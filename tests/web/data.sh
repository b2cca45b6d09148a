#!/bin/sh
# The database that the browser tests begin with: data.sh EMBASSYD DIRECTORY [FILE]
#
# DIRECTORY/embassyd.db: what the program brings with it, and all missions of FILE, a file of
# database-of-embassies, where there is one. Made anew only for another program or file.
set -eu

usage='usage: data.sh EMBASSYD DIRECTORY [FILE]'
binary=${1:?$usage}
directory=${2:?$usage}
file=${3:-}
[ -r "$file" ] || file=
database=$directory/embassyd.db
mkdir -p "$directory"

made_of="$(stat -L -c %Y "$binary") $file"
[ "$(cat "$directory/made-of" 2>/dev/null)" != "$made_of" ] || exit 0
rm -f "$directory/made-of" "$database"*
"$binary" init --database "$database"
if [ -n "$file" ]; then
    "$binary" import --database "$database" --as-of 2022-06-23 "$file" | tail -n 1
fi
echo "$made_of" >"$directory/made-of"
