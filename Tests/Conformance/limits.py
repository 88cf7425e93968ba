"""Large messages, many messages, many fragments, and the limit (RFC 6455 section 10.4)."""

from case import Case, fragments
from wire import BINARY, CONTINUATION, TEXT, Frame

MIB = 1 << 20


def cases(limit):
    """`limit` is the largest message that the program takes."""
    letters = b"".join(bytes([65 + i % 26]) * 61 for i in range(1000))
    for opcode, name in ((TEXT, "text"), (BINARY, "binary")):
        body = ("ÄÖÜ€" + letters.decode()).encode() if opcode == TEXT else bytes(range(256)) * 256
        for size in (64 << 10, 256 << 10, MIB, 4 * MIB) + ((8 * MIB, 16 * MIB) if opcode == BINARY else ()):
            payload = whole(body, size, opcode)
            yield Case(f"9 size: {name} of {size} bytes", [Frame(opcode, payload)], [(opcode, payload)], seconds=30)
        payload = whole(body, MIB, opcode)
        for size in (64, 256, 1024, 4096, 16384, 65536, 262144, MIB):
            yield Case(f"9 fragments: {name} of 1 MiB in pieces of {size}", fragments(opcode, payload, size), [(opcode, payload)], seconds=30)
        payload = whole(body, 128 << 10, opcode)
        for chop in (64, 128, 256, 512, 1024, 2048):
            yield Case(f"9 chop: {name} of 128 KiB in segments of {chop}", [Frame(opcode, payload)], [(opcode, payload)], chop=chop, seconds=30)
        for size in (0, 16, 64, 256, 1024, 4096):
            payload = whole(body, size, opcode) if size else b""
            yield Case(f"9 count: 1,000 {name} messages of {size} bytes", [Frame(opcode, payload)] * 1000, [(opcode, payload)] * 1000, seconds=30)
    over = limit + 1
    for announced in (over, 1 << 40, (1 << 63) - 1):
        yield Case(f"9 limit: {announced} bytes announced", [Frame(BINARY, b"x" * 10, announced=announced, form=8)], ending=1009)
        yield Case(
            f"9 limit: {announced} bytes announced in a second fragment",
            [Frame(BINARY, b"x", fin=False), Frame(CONTINUATION, b"x" * 10, announced=announced, form=8)], ending=1009)
    pieces = [Frame(BINARY, b"x" * MIB, fin=False)] + [Frame(CONTINUATION, b"x" * MIB, fin=False)] * (limit // MIB)
    yield Case("9 limit: crossed by fragments", pieces, ending=1009, seconds=30)


def whole(body, size, opcode):
    """`size` bytes of it, text cut between code points."""
    payload = (body * (size // len(body) + 1))[:size]
    return payload.decode("utf-8", "ignore").encode().ljust(size, b".") if opcode == TEXT else payload
