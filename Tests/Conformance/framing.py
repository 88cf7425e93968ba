"""Lengths, control frames, reserved bits, opcodes, fragments, masks (RFC 6455 sections 5.1 to 5.5)."""

from case import Case, fragments, text
from wire import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, Frame, close_payload

HELLO = (TEXT, b"Hello, world!")


def cases():
    yield from lengths()
    yield from pings()
    yield from reserved()
    yield from fragmented()
    yield from headers()


def lengths():
    for opcode, name in ((TEXT, "text"), (BINARY, "binary")):
        for count in (0, 1, 2, 3, 4, 7, 8, 9, 124, 125, 126, 127, 128, 1000, 16384, 65535, 65536, 65537):
            payload = b"*" * count if opcode == TEXT else bytes(i * 7 & 255 for i in range(count))
            for chop in (None, 1, 997) if count < 200 else (None, 997):
                yield Case(f"1 length: {name} of {count} bytes, chop {chop}", [Frame(opcode, payload)], [(opcode, payload)], chop=chop)


def pings():
    for payload in (b"", b"Hello", bytes([0, 255, 254, 253, 252, 251, 0, 255]), b"\xfe" * 125, b"\x00"):
        for chop in (None, 1):
            yield Case(f"2 ping: {len(payload)} bytes, chop {chop}", [Frame(PING, payload)], [(PONG, payload)], chop=chop)
    for count in (126, 127, 200, 65536):
        yield Case(f"2 ping: {count} bytes", [Frame(PING, b"\xfe" * count)], ending=1002)
    for payload in (b"", b"unsolicited"):
        yield Case("2 pong: unsolicited", [Frame(PONG, payload)])
        yield Case("2 pong: and a ping", [Frame(PONG, payload), Frame(PING, b"x")], [(PONG, b"x")])
    for chop in (None, 1):
        many = [b"payload-%d" % i for i in range(10)]
        yield Case(f"2 ping: ten, chop {chop}", [Frame(PING, p) for p in many], [(PONG, p) for p in many], chop=chop)
    both = [(Frame(PING, b"%d" % i), text("%d" % i)) for i in range(50)]
    yield Case(
        "2 ping: in order among messages", [f for pair in both for f in pair],
        [r for i in range(50) for r in ((PONG, b"%d" % i), (TEXT, b"%d" % i))])
    yield Case(
        "2 ping: a flood", [Frame(PING, b"%d" % i) for i in range(20000)] + [text("after")], [(TEXT, b"after")],
        some_pongs=True)


def reserved():
    before = text("Hello, world!")
    for rsv in range(1, 8):
        for opcode, name in ((TEXT, "text"), (BINARY, "binary"), (PING, "ping"), (PONG, "pong"), (CLOSE, "close")):
            payload = close_payload(1000) if opcode == CLOSE else b"Hello, world!"
            bad = Frame(opcode, payload, rsv=rsv)
            yield Case(f"3 reserved: bits {rsv}, {name}", [before, bad, Frame(PING)], [HELLO], 1002)
            if rsv in (1, 2, 4):
                yield Case(f"3 reserved: bits {rsv}, {name}, octet-wise", [before, bad, Frame(PING)], [HELLO], 1002, chop=1)
        bad = [text("a", fin=False), Frame(CONTINUATION, b"b", rsv=rsv)]
        yield Case(f"3 reserved: bits {rsv}, continuation", bad, [], 1002)
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        for payload in (b"", b"reserved opcode"):
            bad = Frame(opcode, payload)
            yield Case(f"4 opcode: {opcode}, {len(payload)} bytes", [bad], [], 1002)
            yield Case(f"4 opcode: {opcode}, {len(payload)} bytes after a message", [before, bad, Frame(PING)], [HELLO], 1002)
            yield Case(f"4 opcode: {opcode}, {len(payload)} bytes, octet-wise", [before, bad, Frame(PING)], [HELLO], 1002, chop=1)


def fragmented():
    for opcode in (PING, PONG):
        yield Case("5 fragment: a control frame", [Frame(opcode, b"a", fin=False), Frame(CONTINUATION, b"b")], [], 1002)
    yield Case("5 fragment: a close frame", [Frame(CLOSE, close_payload(1000), fin=False)], [], 1002)
    for opcode in (TEXT, BINARY):
        whole = (opcode, b"fragment1fragment2")
        first, second = Frame(opcode, b"fragment1", fin=False), Frame(CONTINUATION, b"fragment2")
        for chop in (None, 1):
            yield Case(f"5 fragment: two, chop {chop}", [first, second], [whole], chop=chop)
            yield Case(f"5 fragment: a ping between, chop {chop}", [first, Frame(PING, b"p"), second], [(PONG, b"p"), whole], chop=chop)
            yield Case(f"5 fragment: a pong between, chop {chop}", [first, Frame(PONG, b"p"), second], [whole], chop=chop)
            yield Case(f"5 fragment: a new message between, chop {chop}", [first, Frame(opcode, b"x"), second], [], 1002, chop=chop)
            for fin in (True, False):
                bad = Frame(CONTINUATION, b"non-continuation", fin=fin)
                yield Case(f"5 fragment: nothing to continue, fin {fin}, chop {chop}", [bad, text("x")], [], 1002, chop=chop)
                yield Case(f"5 fragment: nothing left to continue, fin {fin}, chop {chop}", [first, second, bad], [whole], 1002, chop=chop)
        yield Case("5 fragment: pings between five", [
            Frame(opcode, b"fragment1", fin=False), Frame(CONTINUATION, b"fragment2", fin=False), Frame(PING, b"1"),
            Frame(CONTINUATION, b"fragment3", fin=False), Frame(CONTINUATION, b"fragment4", fin=False), Frame(PING, b"2"),
            Frame(CONTINUATION, b"fragment5")],
            [(PONG, b"1"), (PONG, b"2"), (opcode, b"fragment1fragment2fragment3fragment4fragment5")])
        yield Case("5 fragment: all empty", [Frame(opcode, fin=False), Frame(CONTINUATION, fin=False), Frame(CONTINUATION)], [(opcode, b"")])
        yield Case("5 fragment: empty around one", [Frame(opcode, fin=False), Frame(CONTINUATION, b"middle", fin=False), Frame(CONTINUATION)], [(opcode, b"middle")])
        empty = [Frame(CONTINUATION, fin=False)] * 65000
        yield Case("5 fragment: 65,000 empty ones", [Frame(opcode, fin=False)] + empty + [Frame(CONTINUATION, b"end")], [(opcode, b"end")], seconds=20)
        payload = bytes(65 + i % 26 for i in range(65536))
        for size in (1300, 64, 1, 4096) if opcode == TEXT else (1300,):
            part = payload if size > 1 else payload[:5000]
            yield Case(f"10 fragments of {size} bytes", fragments(opcode, part, size), [(opcode, part)])


def headers():
    before = text("before")
    reply = [(TEXT, b"before")]
    for frame, name in (
        (Frame(TEXT, b"x", form=2), "16 bits for 1 byte"), (Frame(BINARY, b"x" * 125, form=2), "16 bits for 125 bytes"),
        (Frame(TEXT, b"x", form=8), "64 bits for 1 byte"), (Frame(TEXT, b"x" * 300, form=8), "64 bits for 300 bytes"),
        (Frame(BINARY, b"x" * 65535, form=8), "64 bits for 65,535 bytes"),
        (Frame(TEXT, b"x", announced=1 << 63, form=8), "2^63 bytes"),
        (Frame(BINARY, b"", announced=(1 << 64) - 1, form=8), "2^64 - 1 bytes"),
        (Frame(TEXT, b"x", masked="wrong"), "the wrong mask bit"), (Frame(PING, b"x", masked="wrong"), "the wrong mask bit, ping"),
        (Frame(CLOSE, close_payload(1000), masked="wrong"), "the wrong mask bit, close"),
    ):
        for chop in (None, 1) if len(frame.payload) < 1000 else (None,):
            yield Case(f"8 header: {name}, chop {chop}", [before, frame], reply, 1002, chop=chop)
