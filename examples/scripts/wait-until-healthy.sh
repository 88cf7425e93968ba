#!/bin/sh
# Waits until a service takes WebSockets, for deployments; gives up after a number of tries.
#   wait-until-healthy.sh TARGET [TRIES] [OPTIONS of probe]
set -u
target=${1:?usage: wait-until-healthy.sh TARGET [TRIES] [OPTIONS]}
shift
tries=${1:-30}
[ $# -gt 0 ] && shift
while :; do
    relayctl probe "$target" --experiments off --max-time 10 --output /dev/null "$@"
    status=$?
    [ $status -eq 0 ] && exit 0
    # Words, files and settings do not get better by waiting, nor do credentials or a program that is not there.
    case $status in
        4[0-9] | 6[4-9] | 7[0-9] | 12[6-9] | 1[34][0-9]) exit $status ;;
    esac
    tries=$((tries - 1))
    [ $tries -le 0 ] && break
    sleep 2
done
# The last answer in full.
exec relayctl probe "$target" "$@"
