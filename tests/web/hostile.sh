#!/bin/sh
# Hostile Markdown in a real browser: hostile.sh TEST_MARKDOWN
set -eu

program=${1:?usage: hostile.sh TEST_MARKDOWN}
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM

"$program" --render "$here/hostile_markdown.txt" >"$room/bodies"
node "$here/hostile.mjs" "$room/bodies" "$here/../../server/reply.c"
