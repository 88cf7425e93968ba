#!/bin/sh
# For a customer who has no credentials: does a handshake reach the application from here?
#   path-check.sh HOST
# 403 comes from the application itself, so DNS, proxies, TLS and nginx let the upgrade through. Send us path-check.json.
set -u
host=${1:?usage: path-check.sh HOST}
relayctl probe "$host" --no-token --expect-status 403 --report json=path-check.json
