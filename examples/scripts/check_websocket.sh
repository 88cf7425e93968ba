#!/bin/sh
# A plugin for Nagios, Icinga or Naemon: status 0 to 3, one line with performance data.
#   define command {
#       command_name check_websocket
#       command_line /usr/local/lib/relayctl/check_websocket.sh $HOSTADDRESS$ $ARG1$
#   }
set -u
host=${1:?usage: check_websocket.sh HOST [USER]}
if [ $# -gt 1 ]; then
    exec relayctl probe "$host" --format nagios --max-time 50 --username "$2" --password-file /etc/relayctl/password
fi
exec relayctl probe "$host" --format nagios --max-time 50 --no-token --expect-status 403
