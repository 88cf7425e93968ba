"""Text messages: valid, invalid, and refused at the first byte that nothing can mend (RFC 6455 section 8.1)."""

from case import Case, fragments
from wire import CONTINUATION, TEXT, Frame

KOSME = "κόσμε".encode()

VALID = [
    b"", KOSME, "Hello-µ@ßöäüàá-UTF-8!!".encode(), b"\x00", b"\xc2\x80", b"\xe0\xa0\x80", b"\xf0\x90\x80\x80", b"\x7f",
    b"\xdf\xbf", b"\xef\xbf\xbf", b"\xf4\x8f\xbf\xbf", b"\xed\x9f\xbf", b"\xee\x80\x80", b"\xef\xbf\xbd", b"\xef\xbf\xbe",
    b"\xf0\x9f\xbf\xbe", b"\xf0\x9f\xbf\xbf", b"\xf0\xaf\xbf\xbe", b"\xf3\xbf\xbf\xbf", b"\xf4\x8f\xbf\xbe",
    b"\xef\xb7\x90", b"\xe1\x80\x80", b"\xec\xbf\xbf", b"\xf1\x80\x80\x80", b"\xf0\x9f\x98\x80" * 30,
]

INVALID = [
    KOSME + b"\xed\xa0\x80edited", b"\x80", b"\xbf", b"\x80\xbf", b"\x80\xbf\x80", b"\x80\xbf\x80\xbf",
    b"\x80\xbf\x80\xbf\x80\xbf", bytes(range(0x80, 0xC0)), *[bytes([b, 0x20]) for b in range(0xC0, 0xFE)],
    b"\xfe", b"\xff", b"\xfe\xfe\xff\xff",
    # Overlong.
    b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xf8\x80\x80\x80\xaf", b"\xfc\x80\x80\x80\x80\xaf", b"\xc1\xbf",
    b"\xe0\x9f\xbf", b"\xf0\x8f\xbf\xbf", b"\xc0\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80",
    # Surrogates, and beyond U+10FFFF.
    b"\xed\xa0\x80", b"\xed\xad\xbf", b"\xed\xae\x80", b"\xed\xaf\xbf", b"\xed\xb0\x80", b"\xed\xbe\x80", b"\xed\xbf\xbf",
    b"\xed\xa0\x80\xed\xb0\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf7\xbf\xbf\xbf", b"\xf8\x88\x80\x80\x80",
    b"\xfb\xbf\xbf\xbf\xbf", b"\xfc\x84\x80\x80\x80\x80", b"\xfd\xbf\xbf\xbf\xbf\xbf",
    # A continuation byte is missing.
    b"\xe0\xa0 ", b"\xf0\x90\x80 ", b"\xe1\x80\xc0", b"\xc3\xc3\xa9", b"ascii for a while, then\xffmore",
]

CUT = [KOSME[:-1], b"\xce", b"\xe0\xa0", b"\xf0\x9f\x98", b"\xf0\x90\x80", b"a" * 40 + b"\xc3", b"\xf4\x8f\xbf"]


def decodes(octets):
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def impossible_prefix(octets):
    """The shortest beginning that nothing can mend."""
    for end in range(1, len(octets) + 1):
        prefix = octets[:end]
        try:
            prefix.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                return prefix
    raise AssertionError(octets)


def cases():
    for octets in VALID:
        assert decodes(octets), octets
        reply = [(TEXT, octets)]
        for chop in (None, 1):
            yield Case(f"6 text: {octets[:20]!r}, chop {chop}", [Frame(TEXT, octets)], reply, chop=chop)
        for size in (1, 2, 3):
            yield Case(f"6 text: {octets[:20]!r} in fragments of {size}", fragments(TEXT, octets, size), reply)
    for octets in INVALID:
        assert not decodes(octets), octets
        yield Case(f"6 not text: {octets[:20]!r}", [Frame(TEXT, octets)], [], 1007)
        yield Case(f"6 not text: {octets[:20]!r} in fragments", fragments(TEXT, octets, 1), [], 1007)
        # Nothing after the impossible byte is sent.
        bad = impossible_prefix(octets)
        yield Case(f"6 not text, at once: {bad[:20]!r}, no last fragment", [Frame(TEXT, bad, fin=False)], [], 1007, seconds=4)
        yield Case(f"6 not text, at once: {bad[:20]!r}, inside a frame", [Frame(TEXT, bad, announced=100)], [], 1007, chop=1, seconds=4)
    for octets in CUT:
        yield Case(f"6 not text: ends inside a code point, {octets[-4:]!r}", [Frame(TEXT, octets)], [], 1007)
        whole = [Frame(TEXT, octets, fin=False), Frame(CONTINUATION)]
        yield Case(f"6 not text: ends inside a code point, {octets[-4:]!r}, empty last fragment", whole, [], 1007)
    yield Case("6 text: a code point over three fragments", [
        Frame(TEXT, b"\xe2", fin=False), Frame(CONTINUATION, b"\x82", fin=False), Frame(CONTINUATION, b"\xac")], [(TEXT, "€".encode())])
    yield Case("6 binary is not checked", [Frame(2, b"\xff\xfe\xc0")], [(2, b"\xff\xfe\xc0")])
