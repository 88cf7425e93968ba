#!/bin/sh
# Scans a mixed log of 1 GB with relayctl and ripgrep in turn: logs.sh RELAYCTL [BYTES] [ROUNDS]
# One thread is one processor (taskset); the ratios are those of the medians of wall-clock time.
set -eu
relayctl=$1
bytes=${2:-1000000000}
rounds=${3:-7}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$here/make-log.py" "$bytes" > "$work/mixed.log"
printf '%s\n' 'WSCONNECTING' 'WSCONNECT ' 'WSREJECT' 'auth success' 'auth failed' 'Exception inside application' > "$work/patterns"

# Prints the seconds that a command takes, its output thrown away; its status does not matter.
timed() {
    before=$(date +%s%N)
    "$@" > /dev/null 2>&1 || true
    after=$(date +%s%N)
    echo $(((after - before) / 1000000))
}

cat "$work/mixed.log" > /dev/null
round=0
while [ "$round" -lt "$rounds" ]; do
    timed taskset -c 0 cat "$work/mixed.log" >> "$work/cat"
    timed taskset -c 0 rg -j1 -c -F -f "$work/patterns" "$work/mixed.log" >> "$work/rg"
    timed taskset -c 0 "$relayctl" logs-check "$work/mixed.log" >> "$work/one"
    timed "$relayctl" logs-check "$work/mixed.log" >> "$work/two"
    round=$((round + 1))
done

median() { sort -n "$1" | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }
rg=$(median "$work/rg")
for name in cat rg one two; do
    value=$(median "$work/$name")
    awk -v name="$name" -v value="$value" -v rg="$rg" 'BEGIN { printf "%-4s %6d ms  %.2f x rg\n", name, value, value / rg }'
done
memory() { /usr/bin/time -f %M "$@" 2>&1 > /dev/null | tail -n 1; }
if [ -x /usr/bin/time ]; then
    echo "resident: one thread $(memory taskset -c 0 "$relayctl" logs-check "$work/mixed.log") KiB," \
        "two $(memory "$relayctl" logs-check "$work/mixed.log") KiB"
fi
