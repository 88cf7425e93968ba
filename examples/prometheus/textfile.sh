#!/bin/sh
# Writes metrics for the textfile collector of node_exporter; for cron or a systemd timer.
#   textfile.sh TARGETS [DIRECTORY]
# Every metric has the label `target`. The file is replaced whole, so that none is ever read half.
set -u
targets=${1:?usage: textfile.sh TARGETS [DIRECTORY]}
directory=${2:-/var/lib/prometheus/node-exporter}
relayctl probe --targets "$targets" --max-time 50 --format prometheus --output "$directory/relayctl.prom"
# A target that is down is what the metrics say; only a run without metrics is a failure of this job.
case $? in
    64 | 65 | 66 | 73 | 74 | 78) exit 1 ;;
esac
