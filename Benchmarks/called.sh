#!/bin/sh
# Prints the functions that the commonest runs of a build with symbols call, those of the same runs side by side, first
# those of all: an order for the linker. callgrind names them.
# Usage: Benchmarks/called.sh PATH_TO_RELAYCTL
set -eu
binary=${1:?usage: called.sh PATH_TO_RELAYCTL}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The letter of a run stands behind each of its functions.
run() { # LETTER ARGUMENT...
    letter=$1
    shift
    # What becomes of the run is of no interest here: a refused connection is one of them.
    valgrind --tool=callgrind --demangle=no --callgrind-out-file="$work/calls" "$binary" "$@" \
        </dev/null >"$work/out" 2>&1 || true
    # `fn=(12) name'2`: the number of a recursion is no part of the name.
    sed -n "s/^c\{0,1\}fn=([0-9]*) \([^' (][^' ]*\).*/\1 $letter/p" "$work/calls" | sort -u >>"$work/called"
    grep -q " $letter\$" "$work/called" || { echo "called: callgrind named no function of: $*" >&2; exit 1; }
}

python3 "$here/make-log.py" 10000000 >"$work/mixed.log"
run v --version
run t token decode 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDAwMDAwMDAsInN1YiI6IjEifQ.c2lnbmF0dXJl'
run l logs-check "$work/mixed.log"
run s ws send ws://127.0.0.1:1/ hello --no-token
run p probe demo

sort "$work/called" | awk '{ runs[$1] = runs[$1] $2 } END { for (name in runs) print length(runs[name]), runs[name], name }' |
    LC_ALL=C sort -k 1,1nr -k 2,2 -k 3,3 | awk '{ print $3 }'
