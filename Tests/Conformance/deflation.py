"""permessage-deflate as the examiner speaks it (RFC 7692), over zlib."""

import zlib

from wire import Failed

TAIL = b"\x00\x00\xff\xff"


class Agreement:
    """What was agreed, and both directions' streams; `we` is the examiner's role."""

    def __init__(self, we, server_takeover=True, client_takeover=True, server_bits=15, client_bits=15):
        ours, theirs = (client_bits, server_bits) if we == "client" else (server_bits, client_bits)
        self.ours, self.theirs = ours, theirs
        self.we_keep, self.they_keep = (
            (client_takeover, server_takeover) if we == "client" else (server_takeover, client_takeover)
        )
        self.deflater = self.inflater = None
        self.compressed_replies = 0

    def deflate(self, payload, level=6, strategy=zlib.Z_DEFAULT_STRATEGY):
        if self.deflater is None or not self.we_keep:
            # zlib makes no raw stream of 8 bits; at 9 its references stay below 256 bytes.
            self.deflater = zlib.compressobj(level, zlib.DEFLATED, -max(9, self.ours), 8, strategy)
        octets = self.deflater.compress(payload) + self.deflater.flush(zlib.Z_SYNC_FLUSH)
        assert octets.endswith(TAIL)
        return octets[:-4]

    def inflate(self, payload):
        """In small steps, so that zlib's window is the one that was agreed and not the whole of the output."""
        self.compressed_replies += 1
        if self.inflater is None or not self.they_keep:
            self.inflater = zlib.decompressobj(-self.theirs)
        step = 1 << 20 if self.theirs == 15 else 16
        out, rest = bytearray(), payload + TAIL
        try:
            while rest:
                out += self.inflater.decompress(rest[:step], 0 if step > 16 else 64)
                rest = self.inflater.unconsumed_tail + rest[step:]
        except zlib.error as error:
            raise Failed(f"its message does not inflate with {self.theirs} bits: {error}") from None
        return bytes(out)


def parameters(value):
    """The parameters of the single permessage-deflate in a header's value, as the program wrote them."""
    name, *rest = [part.strip() for part in value.split(";")]
    if name != "permessage-deflate":
        raise Failed(f"it names the extension {name}")
    found = {}
    for part in rest:
        key, _, number = part.partition("=")
        if key in found:
            raise Failed(f"{key} occurs twice")
        found[key] = number if number else None
    return found


def agreement_of_response(value, offer):
    """The agreement that a server's response makes of the offer (a dict of parameters), checked as a client must."""
    found = parameters(value)
    for key in found:
        if key not in (
            "server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits",
            "client_max_window_bits",
        ):
            raise Failed(f"it names the parameter {key}")
    for key in ("server_no_context_takeover", "server_max_window_bits"):
        if key in offer and key not in found:
            raise Failed(f"{key} was offered and is not in the response")
    if "client_max_window_bits" in found and "client_max_window_bits" not in offer:
        raise Failed("client_max_window_bits was not offered")
    bits = {}
    for side in ("server", "client"):
        number = found.get(f"{side}_max_window_bits", offer.get(f"{side}_max_window_bits") if side == "client" else None)
        bits[side] = int(number) if number else 15
        if not 8 <= bits[side] <= 15:
            raise Failed(f"{side}_max_window_bits is {number}")
        offered = offer.get(f"{side}_max_window_bits")
        if offered and bits[side] > int(offered):
            raise Failed(f"{side}_max_window_bits exceeds the offer")
    return Agreement(
        "client", "server_no_context_takeover" not in found, "client_no_context_takeover" not in found,
        bits["server"], bits["client"],
    )
