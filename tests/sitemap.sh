#!/bin/sh
# Is /sitemap.xml XML for programs that are not ours, and in the form of sitemaps.org?
# sitemap.sh EMBASSYD
set -eu

command -v xmllint >/dev/null || { echo 'skipped: there is no xmllint'; exit 77; }
binary=${1:?usage: sitemap.sh EMBASSYD}
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

export EMBASSYD_DATABASE="$room/embassyd.db" EMBASSYD_PUBLIC_URL='https://embassies.example'
"$binary" init >"$room/log" 2>&1 || { cat "$room/log" >&2; exit 1; }
"$binary" get /sitemap.xml >"$room/sitemap.xml"
xmllint --noout --relaxng "$here/sitemap.rng" "$room/sitemap.xml"
test "$(grep -o '<loc>' "$room/sitemap.xml" | wc -l)" -gt 1000
sed 's/<loc>/<lock>/' "$room/sitemap.xml" >"$room/wrong.xml"
! xmllint --noout --relaxng "$here/sitemap.rng" "$room/wrong.xml" 2>"$room/log"
"$binary" get /robots.txt | grep -qx 'Sitemap: https://embassies.example/sitemap.xml'
