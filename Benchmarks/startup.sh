#!/bin/sh
# Holds the release build against its start-up budget: instructions by callgrind, size, and which libraries load.
# Usage: Benchmarks/startup.sh PATH_TO_RELAYCTL
set -u
binary=${1:?usage: startup.sh PATH_TO_RELAYCTL}
[ -x "$binary" ] || { echo "startup: $binary is no program" >&2; exit 66; }
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
failed=0

# A token of nobody's: HS256, exp in 2001, signed with 32 zero bytes.
printf '%s' 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDAwMDAwMDAsInN1YiI6IjEifQ.c2lnbmF0dXJl' >"$work/token"

instructions() { # LIMIT_IN_MILLIONS ARGUMENT...
    limit=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$binary" "$@" <"$work/token" >"$work/out" 2>"$work/err"
    count=$(sed -n 's/^.*Collected : \([0-9]*\).*$/\1/p' "$work/err")
    if [ -z "$count" ]; then
        echo "FAIL $*: callgrind gave no count"
        tail -n 3 "$work/err"
        failed=1
    elif [ "$count" -gt $((limit * 1000000)) ]; then
        echo "FAIL $*: $count instructions, the limit is $limit million"
        failed=1
    else
        echo "ok   $*: $count instructions of $limit million"
    fi
}

loads() { # LIBRARY ARGUMENT...: whether the library is opened
    library=$1
    shift
    LD_DEBUG=files LD_DEBUG_OUTPUT="$work/ld" "$binary" "$@" <"$work/token" >/dev/null 2>&1
    cat "$work"/ld.* 2>/dev/null | grep -q "calling init: .*$library"
    result=$?
    rm -f "$work"/ld.*
    return $result
}

expect_no() { # LIBRARY ARGUMENT...
    if loads "$@"; then
        echo "FAIL $*: the library is loaded"
        failed=1
    else
        echo "ok   $*: not loaded"
    fi
}

instructions 12 --version
instructions 14 token decode -
instructions 32 ws send ws://127.0.0.1:1/ hello --no-token

size=$(stat -c %s "$binary")
if [ "$size" -gt $((20 << 20)) ]; then
    echo "FAIL size: $size bytes, the limit is 20 MiB"
    failed=1
else
    echo "ok   size: $size bytes of 20 MiB"
fi

expect_no libcurl --version
expect_no libcurl token decode -
if loads libcurl login http://127.0.0.1:1 -u nobody --password-stdin; then
    echo "ok   libcurl login: loaded, as HTTP needs it"
else
    echo "FAIL libcurl login: not loaded, so this check proves nothing"
    failed=1
fi
exit $failed
