#!/bin/bash
# Tokens from the command line: made, used, revoked, with a daemon and without one.
# Usage: token.sh embassyd
. "$(dirname "$0")/daemon.sh"
draft='{"title":"A draft"}'
post() { # token, key: the status of writing a draft with it
	status --header "Authorization: Bearer $1" --header 'Content-Type: application/json' \
		--header "Idempotency-Key: $2" --data "$draft" "$url/api/v1/articles"
}

"$embassyd" init >/dev/null
early=$("$embassyd" token create --name 'Ann Other' --role editor --expires 30d 2>words.txt)
check "a token alone is printed" grep -qxE 'emb_[0-9A-Z]{8}_[0-9A-Z]{52}' <<<"$early"
check "its id is said" grep -qE '^token [0-9A-Z]{8}, until 20' words.txt
check "the secret is not said" test -z "$(grep "${early##*_}" words.txt)"
check "nor is it in the database" test -z "$(grep -a "${early##*_}" embassyd.db)"
run "$embassyd" token list
id=$(cut -c 5-12 <<<"$early")
check "it is listed" grep -qE "^$id	editor	20[0-9T:-]+Z	-	Ann Other$" out.txt
days=$(($(date +%s -d "$(cut -f 3 out.txt)") - $(date +%s)))
check "thirty days are thirty days" test "$days" -gt 2591900 -a "$days" -le 2592000

start
same "a token of before the daemon" 201 "$(post "$early" k1)"
late=$("$embassyd" token create --name late --role editor --expires 2100-01-01 2>words.txt)
same "a token made while it runs" 201 "$(post "$late" k2)"
run "$embassyd" token list --json
same "two of them" 2 "$(grep -o '"role":"editor"' out.txt | wc -l)"
check "no hash and no secret in the list" test -z "$(grep -iE 'hash|emb_' out.txt)"
run "$embassyd" token revoke "$id"
same "revoked: exit code" 0 "$code"
same "revoked: refused at once" 401 "$(post "$early" k3)"
same "the other one is not" 201 "$(post "$late" k4)"

run "$embassyd" token revoke AAAAAAAA
same "an unknown one: exit code" 66 "$code"
run "$embassyd" token revoke
same "which one? exit code" 64 "$code"
run "$embassyd" token create --name x --role king --expires 30d
same "an unknown role: exit code" 65 "$code"
check "an unknown role: why" grep -q 'role: it has to be one of' err.txt
check "nothing is printed" test ! -s out.txt
run "$embassyd" token create --name x --role admin --expires 2001-01-01
same "in the past: exit code" 65 "$code"
run "$embassyd" token create --name x --role admin
same "no end: exit code" 64 "$code"
run "$embassyd" token
same "no verb: exit code" 64 "$code"
check "no verb: the verbs are named" grep -q 'token revoke' err.txt
stop
run "$embassyd" token revoke "$(cut -c 5-12 <<<"$late")"
same "without a daemon: exit code" 0 "$code"
start
same "revoked without a daemon" 401 "$(post "$late" k5)"
stop
finish
