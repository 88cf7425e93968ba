#!/bin/sh
# Runs every test of a built bundle. IntegrationTests go one after another and wait more than they work, so they run in
# two groups beside all others.
# Usage: Tests/run.sh BUNDLE FOLDER_FOR_LOGS
set -u
bundle=${1:?usage: run.sh BUNDLE FOLDER_FOR_LOGS}
logs=${2:?usage: run.sh BUNDLE FOLDER_FOR_LOGS}
mkdir -p "$logs" || exit 73

integration='^IntegrationTests\.IntegrationTests/'
refusals="$integration"'(RefusedHandshakeTests|RefusedTokenTests|RedisTroubleTests|OtherServersTests|OtherSettingsTests)/'

group() { # NAME OPTION...: the group's log, and its status beside it
    name=$1
    shift
    "$bundle" --testing-library swift-testing "$@" >"$logs/$name.log" 2>&1
    echo $? >"$logs/$name.status"
}

rm -f "$logs"/*.status
echo "tests: three runs at a time, logs in $logs"
group refusals --filter "$refusals" &
group integration --filter "$integration" --skip "$refusals" &
group units --skip "$integration" &
wait

failed=0
for name in units refusals integration; do
    # The last line counts the tests; without it the run did not end by itself.
    summary=$(grep -a 'Test run with [1-9][0-9]* tests\{0,1\} in ' "$logs/$name.log" | tail -n 1)
    echo "$name: ${summary:-ended without a summary, see $logs/$name.log}"
    if [ "$(cat "$logs/$name.status")" != 0 ] || [ -z "$summary" ]; then
        grep -a '✘' "$logs/$name.log" | cut -c 1-1500
        tail -n 3 "$logs/$name.log" | cut -c 1-300
        failed=1
    fi
done
exit "$failed"
