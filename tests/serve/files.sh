#!/bin/bash
# The files of static/: as they are, and compressed for who takes that; each form with its
# own tag, 304 and length. Usage: files.sh embassyd static
. "$(dirname "$0")/daemon.sh"
static=$2
"$embassyd" init --empty >/dev/null
start

get() { # curl arguments...: sets got.head and got.body
	curl --silent --max-time 10 --dump-header got.head --output got.body "$@"
}
field() { # name: its value
	sed -n "s/^$1: \(.*\).\$/\1/ip" got.head
}
gzip=(--header 'Accept-Encoding: br, gzip;q=0.5')

coded=0
for file in "$static"/*; do
	name=${file##*/}
	[ "$name" != page.html ] || continue
	get "$url/$name"
	check "$name as it is" cmp "$file" got.body
	same "$name: its length" "$(stat -c %s "$file")" "$(field Content-Length)"
	same "$name: no coding that nobody asked for" "" "$(field Content-Encoding)"
	plain=$(field ETag)
	get "${gzip[@]}" "$url/$name"
	if [ "$(field Content-Encoding)" != gzip ]; then
		check "$name is short, or no text" test "$(stat -c %s "$file")" -le 500 -o "${name##*.}" = png
		same "$name: one form, one tag" "$plain" "$(field ETag)"
		same "$name: which does not vary" "" "$(field Vary)"
		continue
	fi
	coded=$((coded + 1))
	same "$name: the length of what is sent" "$(stat -c %s got.body)" "$(field Content-Length)"
	check "$name is shorter compressed" test "$(stat -c %s got.body)" -lt "$(stat -c %s "$file")"
	check "$name is the same inside" cmp "$file" <(gzip -dc got.body)
	same "$name varies" Accept-Encoding "$(field Vary)"
	tag=$(field ETag)
	check "$name has a strong tag of its own, $tag" test "$tag" != "$plain" -a "${tag#W/}" = "$tag"
	length=$(field Content-Length)
	same "$name: 304 for it" 304 "$(status "${gzip[@]}" --header "If-None-Match: $tag" "$url/$name")"
	same "$name: but not for who does not take it" 200 "$(status --header "If-None-Match: $tag" "$url/$name")"
	same "$name: nor for the other tag" 200 "$(status "${gzip[@]}" --header "If-None-Match: $plain" "$url/$name")"
	same "$name: 304 for the other without" 304 "$(status --header "If-None-Match: $plain" "$url/$name")"
	get --head "${gzip[@]}" "$url/$name"
	same "$name: HEAD says the same" "gzip $tag $length" "$(field Content-Encoding) $(field ETag) $(field Content-Length)"
	same "$name: for how long" 'max-age=300, stale-while-revalidate=86400' "$(field Cache-Control)"
done
check "some are compressed" test "$coded" -ge 3
for refusal in 'gzip;q=0' identity '*;q=0' gzipped ''; do
	get --header "Accept-Encoding: $refusal" "$url/style.css"
	same "not for '$refusal'" "" "$(field Content-Encoding)"
	same "which varies all the same" Accept-Encoding "$(field Vary)"
done
same "the frame of the pages is no file" 404 "$(status "${gzip[@]}" "$url/page.html")"

# What the pages say of the files that this binary has.
get "$url/about-nothing" --header 'Accept: text/html'
build=$(grep -o '"build":"[^"]*"' got.body)
check "a page names the build, $build" grep -qE '^"build":"[0-9a-f]{12}"$' <<<"$build"
get "$url/ar/news"
check "each the same" grep -qF "$build" got.body
stop
same "exit code" 0 "$code"
finish
