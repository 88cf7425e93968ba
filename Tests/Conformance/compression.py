"""permessage-deflate (RFC 7692): what may be agreed, and what may then be sent."""

import random
import zlib

from case import Case, fragments, text
from wire import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, Failed, Frame, close_payload

HELLO = (TEXT, b"Hello")

# Parameters of an offer (to a server) or of a response (to a client whose offer is the browsers').
OFFERS = [
    "", "client_max_window_bits", "server_no_context_takeover", "client_no_context_takeover",
    "server_no_context_takeover; client_no_context_takeover", "client_max_window_bits=15", "server_max_window_bits=15",
    *[f"server_max_window_bits={bits}" for bits in range(8, 15)],
    *[f"client_max_window_bits={bits}" for bits in range(8, 15)],
    "server_max_window_bits=9; client_max_window_bits=9",
    "server_max_window_bits=8; client_max_window_bits=8; server_no_context_takeover; client_no_context_takeover",
    "server_max_window_bits=9; server_no_context_takeover; client_max_window_bits",
    'server_max_window_bits="10"; client_max_window_bits="11"',
]
RESPONSES = [offer for offer in OFFERS if offer != "client_max_window_bits"]

# What a server must decline, by an answer without the extension.
DECLINED = [
    "permessage-deflate; server_max_window_bits", "permessage-deflate; server_max_window_bits=7",
    "permessage-deflate; server_max_window_bits=16", "permessage-deflate; server_max_window_bits=08",
    "permessage-deflate; server_max_window_bits=0", "permessage-deflate; client_max_window_bits=7",
    "permessage-deflate; client_max_window_bits=16", "permessage-deflate; client_max_window_bits=x",
    "permessage-deflate; server_no_context_takeover=1", "permessage-deflate; client_no_context_takeover=true",
    "permessage-deflate; unknown", "permessage-deflate; unknown=1",
    "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
    "permessage-deflate; client_max_window_bits; client_max_window_bits=10", "x-webkit-deflate-frame", "permessage-bzip2",
]
# What a client that offered as browsers do must refuse.
REFUSED = DECLINED + [
    "permessage-deflate; client_max_window_bits", "permessage-deflate, permessage-deflate", "permessage-deflate, other",
    "permessage-deflate;", "permessage-deflate; =", "permessage-deflate; server_max_window_bits=",
    "permessage-deflate; server_max_window_bits=+9", "permessage-deflate; server_max_window_bits=99999999999999999999",
]


def compressed(opcode, payload, size=None, **more):
    """A compressed message, made when it is its turn; in frames of `size` bytes if that is given."""

    def make(agreement, masked):
        octets = agreement.deflate(payload, **more)
        frames = [Frame(opcode, octets, rsv=4)] if size is None else fragments(opcode, octets, size, rsv=4)
        return b"".join(frame.encode(masked) for frame in frames)

    return make


def raw(octets, opcode=TEXT, **more):
    return Frame(opcode, octets, rsv=4, **more)


def cases(limit):
    yield from rfc_examples()
    yield from violations(limit)
    for offer in OFFERS:
        yield from traffic(offer)
    yield from sizes()


def rfc_examples():
    fixed = bytes.fromhex("f248cdc9c90700")
    for octets, name in (
        (fixed, "fixed Huffman"), (bytes.fromhex("000500faff48656c6c6f00"), "stored"),
        (bytes.fromhex("f348cdc9c9070000"), "BFINAL"), (bytes.fromhex("f24805000000ffffcac9c90700"), "two blocks"),
        (bytes.fromhex("000000ffff") + fixed, "an empty block in front"),
    ):
        for chop in (None, 1):
            yield Case(f"12 hello: {name}, chop {chop}", [raw(octets)], [HELLO], chop=chop, deflate="")
        yield Case(f"12 hello: {name} in fragments", fragments(TEXT, octets, 1, rsv=4), [HELLO], deflate="")
        yield Case(f"12 hello: {name} thrice", [raw(octets)] * 3, [HELLO] * 3, deflate="")
    yield Case("12 hello: over the window of the one before", [raw(fixed), raw(bytes.fromhex("f200110000"))], [HELLO] * 2, deflate="")
    yield Case(
        "12 hello: over the window of a final block", [raw(bytes.fromhex("f348cdc9c9070000")), raw(fixed)], [HELLO] * 2, deflate="")
    yield Case("12 empty: 00", [raw(b"\x00"), raw(fixed)], [(TEXT, b""), HELLO], deflate="")
    yield Case("12 plain: between compressed ones", [raw(fixed), text("plain"), raw(fixed)], [HELLO, (TEXT, b"plain"), HELLO], deflate="")
    yield Case(
        "12 fragments: a ping between", [raw(fixed[:3], fin=False), Frame(PING, b"p"), Frame(CONTINUATION, fixed[3:])],
        [(PONG, b"p"), HELLO], deflate="")
    yield Case(
        "12 fragments: empty ones around", [raw(b"", fin=False), Frame(CONTINUATION, fixed, fin=False), Frame(CONTINUATION)],
        [HELLO], deflate="")


def violations(limit):
    fixed = bytes.fromhex("f248cdc9c90700")
    before, reply = raw(fixed), [HELLO]
    yield Case("12 rsv1: on a ping", [before, Frame(PING, b"", rsv=4)], reply, 1002, deflate="")
    yield Case("12 rsv1: on a close", [before, Frame(CLOSE, close_payload(1000), rsv=4)], reply, 1002, deflate="")
    yield Case("12 rsv1: on a continuation", [before, raw(fixed[:3], fin=False), Frame(CONTINUATION, fixed[3:], rsv=4)], reply, 1002, deflate="")
    yield Case("12 rsv1: on a continuation of plain text", [text("a", fin=False), Frame(CONTINUATION, b"b", rsv=4)], [], 1002, deflate="")
    for bits in (1, 2, 3, 5, 6, 7):
        yield Case(f"12 reserved: bits {bits}", [before, Frame(TEXT, fixed, rsv=bits)], reply, 1002, deflate="")
    for octets, name in (
        (b"\xff" * 20, "a reserved block type"), (b"\x00\x05\x00\xfa\xfe", "a stored length that does not match"),
        (b"Hello", "plain text"), (fixed[:3], "cut in a block"), (bytes.fromhex("f200110000"), "a reference to nothing"),
    ):
        for chop in (None, 1):
            yield Case(f"12 broken: {name}, chop {chop}", [raw(octets, BINARY), Frame(PING)], [], 1007, chop=chop, deflate="")
    yield Case("12 not text", [compressed(TEXT, b"a\xffb")], [], 1007, deflate="")
    yield Case("12 not text: ends inside a code point", [compressed(TEXT, b"abc\xe2\x82")], [], 1007, deflate="")
    packed = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packed.compress(b"valid until here\xff") + packed.flush(zlib.Z_SYNC_FLUSH)
    yield Case("12 not text, at once: no last fragment", [raw(packed, fin=False)], [], 1007, deflate="", seconds=4)
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = bomb.compress(b"\x00" * (4 * limit)) + bomb.flush(zlib.Z_SYNC_FLUSH)
    yield Case("12 bomb: four times the limit", [raw(bomb[:-4], BINARY)], [], 1009, deflate="", seconds=30)
    yield Case("12 bomb: in fragments", fragments(BINARY, bomb[:-4], 4096, rsv=4), [], 1009, deflate="", seconds=30)
    stored = zlib.compressobj(9, zlib.DEFLATED, -15)
    stored = stored.compress(b"\x00" * limit) + stored.flush(zlib.Z_SYNC_FLUSH)
    yield Case("12 bomb: the limit itself passes", [raw(stored[:-4], BINARY)], [(BINARY, b"\x00" * limit)], deflate="", seconds=30)


def prose(count, seed=1):
    words = ["relay", "desk", "ticket", "agent", "Grüße", "message", "{\"type\":", "\"chat_message\"", "room", "42"]
    chance = random.Random(seed)
    out = " ".join(chance.choice(words) for _ in range(count // 4 + 4)).encode()[:count]
    return out.decode("utf-8", "ignore").encode().ljust(count, b".")


def traffic(offer):
    """Messages of many sizes under one agreement, compressed and not, whole and in fragments."""
    plan = [(TEXT, prose(size, size), None) for size in (16, 64, 256, 1024, 4096, 8192, 32768)]
    noise = random.Random(2)
    plan += [(BINARY, noise.randbytes(size), 256) for size in (0, 1, 15, 16, 300, 5000)]
    plan += [(TEXT, prose(300, 7), 64)] * 20 + [(TEXT, prose(300, 7), None)] * 20
    frames = [compressed(opcode, payload, size) for opcode, payload, size in plan]
    replies = [(opcode, payload) for opcode, payload, _ in plan]
    yield Case(f"13 traffic: {offer or 'no parameters'}", frames, replies, deflate=offer, seconds=20)
    mixed = [frame if i % 2 else Frame(plan[i][0], plan[i][1]) for i, frame in enumerate(frames)]
    yield Case(f"13 traffic: {offer or 'no parameters'}, every second plain", mixed, replies, deflate=offer, seconds=20)
    stored = [compressed(opcode, payload, size, level=0) for opcode, payload, size in plan]
    yield Case(f"13 traffic: {offer or 'no parameters'}, stored blocks", stored, replies, deflate=offer, seconds=20)


def sizes():
    for offer in ("", "server_no_context_takeover; client_no_context_takeover", "server_max_window_bits=9; client_max_window_bits=9"):
        for size in (16, 64, 256, 1024, 4096, 8192, 16384, 32768, 65536, 131072):
            for piece in (None, 256) if size > 256 else (None,):
                for opcode in (TEXT, BINARY):
                    payload = prose(size)
                    count = max(4, min(100, (1 << 20) // size))
                    yield Case(
                        f"12 size: {count} of {size} bytes, opcode {opcode}, pieces of {piece}, {offer}",
                        [compressed(opcode, payload, piece)] * count, [(opcode, payload)] * count, deflate=offer, seconds=30)
    for strategy in (zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FILTERED):
        payload = prose(20000, 3)
        yield Case(f"12 strategy: {strategy}", [compressed(TEXT, payload, strategy=strategy)] * 3, [(TEXT, payload)] * 3, deflate="")
    large = prose(4 << 20, 4)
    yield Case("12 size: 4 MiB", [compressed(TEXT, large)], [(TEXT, large)], deflate="", seconds=30)
    yield Case("12 size: 4 MiB in pieces", [compressed(TEXT, large, 65536)], [(TEXT, large)], deflate="", seconds=30)
