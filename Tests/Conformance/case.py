"""A case: what the examiner sends over an open connection, and what must come back."""

from wire import BINARY, CLOSE, PING, PONG, TEXT, CONTINUATION, Failed, Frame, close_payload


class Case:
    """`frames` are sent as they stand; `expect` are the replies in order, as (opcode, payload).

    `ending` is the code with which the program must fail the connection, or None for a clean end: after the last reply
    the examiner sends Close 1000. `answer` is the program's Close payload when `frames` hold a Close themselves.
    `exit` is what a client program must exit with.
    """

    def __init__(
        self, name, frames, expect=(), ending=None, answer=None, chop=None, deflate=None, exit=None, some_pongs=False,
        seconds=10,
    ):
        self.name, self.frames, self.expect = name, list(frames), list(expect)
        self.ending, self.answer, self.chop, self.deflate = ending, answer, chop, deflate
        self.exit = exit if exit is not None else 0 if ending is None else 35 if ending == 1009 else 30
        self.some_pongs, self.seconds = some_pongs, seconds

    def run(self, connection, masked, agreement):
        """Plays the case on an open connection; raises `Failed`."""
        for octets in self.octets(masked, agreement):
            connection.queue(octets, self.chop)
        messages = Messages(connection, agreement)
        for index, wanted in enumerate(self.expect):
            found = messages.next()
            while self.some_pongs and found[0] == PONG and wanted[0] != PONG:
                found = messages.next()
            if found != wanted:
                raise Failed(f"reply {index + 1} is {shown(found)}, not {shown(wanted)}")
        if self.ending is None and self.answer is None:
            connection.queue(Frame(CLOSE, close_payload(1000)).encode(masked))
        self.check_end(messages)
        if connection.ended:
            return
        if not masked:
            # A server is the first to end the stream.
            connection.stream.shutdown(1)
        if connection.next_frame() is not None:
            raise Failed("a frame after its Close")

    def octets(self, masked, agreement):
        """What is sent, in writes of at least 64 KiB unless it is chopped."""
        gathered = bytearray()
        for frame in self.frames:
            gathered += frame(agreement, masked) if callable(frame) else frame.encode(masked)
            if len(gathered) >= 65536:
                yield bytes(gathered)
                gathered.clear()
        if gathered:
            yield bytes(gathered)

    def check_end(self, messages):
        while True:
            found = messages.next()
            if not (self.some_pongs and found[0] == PONG):
                break
        if found[0] != CLOSE:
            raise Failed(f"{shown(found)} in place of a Close")
        payload = found[1]
        if self.ending is None:
            wanted = close_payload(1000) if self.answer is None else self.answer
            if payload not in (wanted, b"", close_payload(1000)) and payload[:2] != wanted[:2]:
                raise Failed(f"its Close is {payload!r}, not {wanted!r}")
        elif int.from_bytes(payload[:2], "big") != self.ending:
            raise Failed(f"its Close is {int.from_bytes(payload[:2], 'big')}, not {self.ending}")
        if len(payload) == 1:
            raise Failed("its Close has one byte")
        payload[2:].decode("utf-8")


class Messages:
    """The program's messages and control frames, put together and inflated."""

    def __init__(self, connection, agreement):
        self.connection, self.agreement = connection, agreement

    def next(self):
        opcode, compressed, parts = None, False, []
        while True:
            frame = self.connection.next_frame()
            if frame is None:
                raise Failed("the stream ended without a Close")
            fin, rsv, kind, payload = frame
            if kind >= 8:
                if rsv or not fin or len(payload) > 125:
                    raise Failed("a control frame against the rules")
                return kind, payload
            if rsv & 3 or (rsv and (self.agreement is None or kind == CONTINUATION)):
                raise Failed("reserved bits against the rules")
            if (kind == CONTINUATION) != (opcode is not None):
                raise Failed("fragments against the rules")
            if kind != CONTINUATION:
                opcode, compressed = kind, bool(rsv)
            parts.append(payload)
            if fin:
                whole = b"".join(parts)
                if compressed:
                    whole = self.agreement.inflate(whole)
                if opcode == TEXT:
                    whole.decode("utf-8")
                return opcode, whole


def shown(found):
    names = {TEXT: "text", BINARY: "binary", CLOSE: "close", PING: "ping", PONG: "pong"}
    return f"{names.get(found[0], found[0])} of {len(found[1])} bytes {found[1][:24]!r}"


def text(payload, **more):
    return Frame(TEXT, payload.encode() if isinstance(payload, str) else payload, **more)


def fragments(opcode, payload, size, rsv=0):
    """The frames of one message, `size` bytes of payload each."""
    parts = [payload[i : i + size] for i in range(0, len(payload), size)] or [b""]
    return [
        Frame(CONTINUATION if i else opcode, part, fin=i == len(parts) - 1, rsv=0 if i else rsv)
        for i, part in enumerate(parts)
    ]
