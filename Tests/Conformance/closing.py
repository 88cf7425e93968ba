"""Close frames (RFC 6455 sections 5.5.1 and 7.4)."""

from case import Case, text
from wire import CLOSE, CONTINUATION, PING, PONG, TEXT, Frame, close_payload

VALID = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3003, 3999, 4000, 4001, 4401, 4999]
INVALID = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32768, 65535]


def exit_of(code):
    """The exit status of PRODUCT's table for a Close that the server began."""
    if code in (None, 1000, 1001):
        return 0
    return 32 if code in (1008, 3000, 3003, 4001, 4003, 4401, 4403) else 31


def cases():
    for code in VALID:
        for reason in (b"", b"a reason", "ünï".encode(), b"x" * 123):
            payload = close_payload(code, reason)
            for chop in (None, 1):
                yield Case(
                    f"7 close: {code}, reason of {len(reason)} bytes, chop {chop}", [Frame(CLOSE, payload)],
                    answer=payload, chop=chop, exit=exit_of(code))
    yield Case("7 close: empty", [Frame(CLOSE)], answer=b"", exit=0)
    for code in INVALID:
        for reason in (b"", b"a reason"):
            yield Case(f"7 close: {code}, reason of {len(reason)} bytes", [Frame(CLOSE, close_payload(code, reason))], ending=1002)
    for octet in (b"\x00", b"\x03", b"\xff"):
        yield Case("7 close: one byte", [Frame(CLOSE, octet)], ending=1002)
    yield Case("7 close: 126 bytes", [Frame(CLOSE, close_payload(1000, b"x" * 124))], ending=1002)
    for reason in (b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited", b"\xff", b"\xc3", b"\xf0\x9f\x98"):
        yield Case(f"7 close: reason {reason[-5:]!r} is not text", [Frame(CLOSE, close_payload(1000, reason))], ending=1007)
    bye = Frame(CLOSE, close_payload(1000))
    answer = close_payload(1000)
    for after, name in (
        ([text("after")], "a message"), ([Frame(PING, b"after")], "a ping"), ([bye], "another"),
        ([Frame(7, b"x")], "a reserved opcode"), ([Frame(TEXT, b"\xff", rsv=7)], "a broken frame"),
        ([text("a" * 100000)] * 5, "500,000 bytes"),
    ):
        yield Case(f"7 close: then {name}", [text("before"), bye] + after, [(TEXT, b"before")], answer=answer)
    unfinished = [text("unfinished", fin=False), bye, Frame(CONTINUATION, b"rest")]
    yield Case("7 close: inside a fragmented message", unfinished, answer=answer)
    yield Case("7 close: inside a fragmented message, octet-wise", unfinished, answer=answer, chop=1)
    yield Case("7 close: behind a ping", [Frame(PING, b"p"), bye], [(PONG, b"p")], answer=answer)
    yield Case("7 close: behind a large message", [text("*" * 300000), bye], [(TEXT, b"*" * 300000)], answer=answer)
