#!/usr/bin/env python3
"""Writes a mixed log of a RelayDesk: make-log.py BYTES > FILE. The same size gives the same bytes.

Of a hundred lines about 38 are Daphne's access lines, 25 nginx's, 17 lines of loggers at INFO that say nothing of
WebSockets, 17 belong to handshakes, and the rest are warnings, errors and their tracebacks.
"""
import random
import sys

TRACEBACK = """Traceback (most recent call last):
  File "/srv/relaydesk/venv/lib/python3.11/site-packages/channels/routing.py", line 48, in __call__
    return await application(scope, receive, send)
  File "/srv/relaydesk/venv/lib/python3.11/site-packages/channels/middleware.py", line 24, in __call__
    return await self.inner(scope, receive, send)
ValueError: No route found for path 'ws/nope/'.
"""


def block(chance, start):
    lines = []
    second = start
    for _ in range(4000):
        second += chance.random() * 0.01
        clock = int(second) % 86400
        stamp = "%02d:%02d:%02d" % (clock // 3600, clock // 60 % 60, clock % 60)
        django = "2026-11-22 %s,%03d" % (stamp, int(second * 1000) % 1000)
        client = "10.0.%d.%d:%d" % (chance.randrange(4), chance.randrange(1, 255), chance.randrange(30000, 60000))
        kind = chance.random()
        if kind < 0.45:
            path = chance.choice(["/api/rooms/", "/api/auth/me/", "/api/messages/?page=3", "/static/app.css"])
            lines.append('%s - - [22/Nov/2026:%s] "GET %s" 200 %d\n' % (client, stamp, path, chance.randrange(90, 9000)))
        elif kind < 0.75:
            lines.append(
                '%s - - [22/Nov/2026:%s +0000] "GET /api/rooms/ HTTP/1.1" 200 %d "https://relaydesk.example/rooms" '
                '"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36"\n'
                % (client.split(":")[0], stamp, chance.randrange(90, 9000))
            )
        elif kind < 0.95:
            lines.append("%s INFO     rooms: message %d stored in %d ms\n" % (django, chance.randrange(10**6), chance.randrange(90)))
        elif kind < 0.99:
            path = "/ws/chat/room-%d/" % chance.randrange(50)
            lines.append('%s - - [22/Nov/2026:%s] "WSCONNECTING %s" - -\n' % (client, stamp, path))
            if chance.random() < 0.9:
                lines.append("%s INFO     ✅ WebSocket auth success: testuser (ID: 1)\n" % django)
                lines.append('%s - - [22/Nov/2026:%s] "WSCONNECT %s" - -\n' % (client, stamp, path))
                lines.append("%s INFO     User testuser connected to test-room\n" % django)
            else:
                lines.append("%s WARNING  ⚠️ WebSocket auth failed: invalid token\n" % django)
                lines.append('%s - - [22/Nov/2026:%s] "WSREJECT %s" - -\n' % (client, stamp, path))
            lines.append('%s - - [22/Nov/2026:%s] "WSDISCONNECT %s" - -\n' % (client, stamp, path))
        elif kind < 0.999:
            lines.append("%s WARNING  Not Found: /nope\n" % django)
        else:
            lines.append("%s ERROR    Exception inside application: No route found for path 'ws/nope/'.\n" % django)
            lines.append(TRACEBACK)
    return "".join(lines).encode(), second


def main():
    chance = random.Random(1)
    left = int(sys.argv[1])
    second = 0.0
    blocks = []
    # Sixty-four different blocks, again and again: making each line anew would take minutes.
    for _ in range(64):
        data, second = block(chance, second)
        blocks.append(data)
    turn = 0
    while left > 0:
        data = blocks[turn % len(blocks)]
        if len(data) > left:
            data = data[: data.rfind(b"\n", 0, left) + 1] or b"\n"
            left = len(data)
        sys.stdout.buffer.write(data)
        left -= len(data)
        turn += 1


if __name__ == "__main__":
    main()
