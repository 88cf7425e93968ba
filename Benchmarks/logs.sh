#!/bin/sh
# Scans a mixed log of 1 GB with relayctl and ripgrep in turn: logs.sh RELAYCTL [BYTES] [ROUNDS]
# One thread is one processor (taskset). Prints the medians of processor time (user and system) and of wall-clock time
# with their ratios to ripgrep's, and the memory that was resident. On a loaded machine the ratios of processor time are
# the steadier ones.
set -eu
relayctl=$1
bytes=${2:-1000000000}
rounds=${3:-7}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$here/make-log.py" "$bytes" > "$work/mixed.log"
printf '%s\n' 'WSCONNECTING' 'WSCONNECT ' 'WSREJECT' 'auth success' 'auth failed' 'Exception inside application' > "$work/patterns"

# Prints milliseconds of processor time and of wall-clock time of a command whose output is thrown away.
timed() {
    python3 -c '
import os, sys, time
null = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)]
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
usage = os.wait4(child, 0)[2]
wall = time.monotonic() - start
print(round(1000 * (usage.ru_utime + usage.ru_stime)), round(1000 * wall))' "$@"
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

# The median of a column.
median() { sort -n -k "$2,$2" "$1" | awk -v column="$2" '{ line[NR] = $column } END { print line[int((NR + 1) / 2)] }'; }
cpu=$(median "$work/rg" 1)
wall=$(median "$work/rg" 2)
for name in cat rg one two; do
    awk -v name="$name" -v cpu="$(median "$work/$name" 1)" -v wall="$(median "$work/$name" 2)" \
        -v rgcpu="$cpu" -v rgwall="$wall" 'BEGIN {
            printf "%-4s cpu %6d ms %5.2f x rg   wall %6d ms %5.2f x rg\n",
                name, cpu, cpu / rgcpu, wall, wall / rgwall }'
done
memory() { /usr/bin/time -f %M "$@" 2>&1 > /dev/null | tail -n 1; }
if [ -x /usr/bin/time ]; then
    echo "resident: one thread $(memory taskset -c 0 "$relayctl" logs-check "$work/mixed.log") KiB," \
        "two $(memory "$relayctl" logs-check "$work/mixed.log") KiB"
fi
