#!/bin/sh
# Writes metrics for the textfile collector of node_exporter; for cron or a systemd timer.
#   textfile.sh TARGETS [DIRECTORY]
# Every metric has the label `target`. The file is replaced whole, so that none is ever read half.
set -u
targets=${1:?usage: textfile.sh TARGETS [DIRECTORY]}
directory=${2:-/var/lib/prometheus/node-exporter}
file=$directory/relayctl.prom
before=$(ls -iL "$file" 2> /dev/null)
relayctl probe --targets "$targets" --max-time 50 --format prometheus --output "$file"
# A target that is down is what the metrics say; only a run without metrics is a failure of this job. A run that wrote
# some has put another file in the place.
after=$(ls -iL "$file" 2> /dev/null)
[ -n "$after" ] && [ "$after" != "$before" ]
