#!/usr/bin/env bash
# Opening hours as opening_hours.js of the npm registry understands them, in several time
# zones: run.sh HOURS_ANSWER DIRECTORY
#
# The packages are installed into DIRECTORY by exact version and stay there. Exit 77: the
# registry cannot be reached, and nothing is installed yet.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
answer=$(realpath "$1")
mkdir -p "$2"
directory=$(realpath "$2")
readonly packages=(opening_hours@3.15.0 i18next@26.3.6 suncalc@2.0.1)
readonly zones=(Europe/Moscow Europe/Berlin America/New_York Australia/Lord_Howe Asia/Kathmandu
    Pacific/Apia)
failures=0

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

# The peer reads clocks of the zone of its process.
for zone in "${zones[@]}"; do
    TZ=$zone node "$here/check.mjs" "$answer" "$directory" "$zone" "${3:-1}" ||
        failures=$((failures + 1))
done
[ "$failures" -eq 0 ]
