#!/usr/bin/env bash
# What others wrote and the browser tests use, by exact version: npm.sh DIRECTORY
#
# Nothing of it is shipped. It is installed into DIRECTORY, without the scripts of any
# package, and stays there. Exit 77: the registry cannot be reached, and nothing is
# installed yet. All of these run on Node 18, which Debian 12 has.
set -euo pipefail

readonly packages=(axe-core@4.14.1 lighthouse@12.8.2 html-validate@9.7.1 eslint@9.39.5
    stylelint@16.26.1 stylelint-config-standard@39.0.1 world-atlas@2.0.2 topojson-client@3.1.0)
mkdir -p "${1:?usage: npm.sh DIRECTORY}"
directory=$(realpath "$1")
stamp=$directory/installed

exec 9>"$directory/lock"
flock 9
[ "$(cat "$stamp" 2>/dev/null)" != "${packages[*]}" ] || exit 0
rm -rf "$stamp" "$directory/node_modules"
echo '{"private":true}' >"$directory/package.json"
if npm install --prefix "$directory" --no-save --no-package-lock --ignore-scripts \
    --no-audit --no-fund --prefer-offline "${packages[@]}" >"$directory/log" 2>&1; then
    echo "${packages[*]}" >"$stamp"
    echo "installed: ${packages[*]}"
    exit 0
fi
tail -n 20 "$directory/log"
if npm ping >/dev/null 2>&1; then
    echo "the packages cannot be installed, though the registry answers"
    exit 1
fi
echo "skipped: the npm registry cannot be reached"
exit 77
