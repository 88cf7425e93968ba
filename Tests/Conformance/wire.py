"""Frames of RFC 6455 and their stream, as the examiner writes and reads them: lawful or not, as a case wants."""

import os
import select
import socket
import struct
import time
from collections import deque

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


class Failed(Exception):
    """What the program did against the case."""


class Frame:
    """One frame to be sent; `announced` replaces the true length, `form` (2 or 8 bytes) the shortest one."""

    def __init__(self, opcode, payload=b"", fin=True, rsv=0, announced=None, form=None, masked=None, keep=None):
        self.opcode, self.payload, self.fin, self.rsv = opcode, payload, fin, rsv
        self.announced, self.form, self.masked, self.keep = announced, form, masked, keep

    def encode(self, masked):
        if self.masked == "wrong":
            masked = not masked
        count = len(self.payload) if self.announced is None else self.announced
        form = self.form or (0 if count < 126 else 2 if count < 65536 else 8)
        bit = 128 if masked else 0
        head = bytes([(128 if self.fin else 0) | self.rsv << 4 | self.opcode])
        if form == 0:
            head += bytes([bit | count])
        elif form == 2:
            head += struct.pack("!BH", bit | 126, count)
        else:
            head += struct.pack("!BQ", bit | 127, count)
        payload = self.payload
        if masked:
            key = os.urandom(4)
            head, payload = head + key, mask(payload, key)
        whole = head + payload
        return whole if self.keep is None else whole[: self.keep]


def mask(payload, key):
    count = len(payload)
    if not count:
        return payload
    keys = (key * (count // 4 + 1))[:count]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(keys, "little")).to_bytes(count, "little")


def close_payload(code, reason=b""):
    return struct.pack("!H", code) + reason


class FrameReader:
    """Reads the program's frames, strictly."""

    def __init__(self, expects_mask):
        self.expects_mask, self.bytes = expects_mask, bytearray()

    def next(self):
        """The next frame as (fin, rsv, opcode, payload), or None if it is not whole."""
        have = self.bytes
        if len(have) < 2:
            return None
        length, start = have[1] & 127, 2
        if length == 126:
            if len(have) < 4:
                return None
            length, start = struct.unpack_from("!H", have, 2)[0], 4
            if length < 126:
                raise Failed("a length that is not in its shortest form")
        elif length == 127:
            if len(have) < 10:
                return None
            length, start = struct.unpack_from("!Q", have, 2)[0], 10
            if length < 65536:
                raise Failed("a length that is not in its shortest form")
        if bool(have[1] & 128) != self.expects_mask:
            raise Failed("a masked frame" if not self.expects_mask else "a frame that is not masked")
        key = b""
        if self.expects_mask:
            key, start = bytes(have[start : start + 4]), start + 4
        if len(have) < start + length:
            return None
        payload = bytes(have[start : start + length])
        frame = (bool(have[0] & 128), have[0] >> 4 & 7, have[0] & 15, mask(payload, key) if key else payload)
        del have[: start + length]
        return frame


class Connection:
    """A stream that is written and read at the same time, so that neither side can block the other."""

    def __init__(self, stream, expects_mask, seconds):
        stream.setblocking(False)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream, self.reader = stream, FrameReader(expects_mask)
        self.pieces, self.ended, self.refuses = deque(), False, False
        self.deadline = time.monotonic() + seconds

    def queue(self, octets, chop=None):
        """Has bytes sent, in pieces of `chop` if that is given."""
        if chop is None:
            self.pieces.append(memoryview(octets))
        else:
            self.pieces.extend(memoryview(octets)[i : i + chop] for i in range(0, len(octets), chop))

    def step(self):
        """Sends what goes and reads what has come; returns whether the program's stream still lasts."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Failed("it took too long")
        wants = [self.stream] if self.pieces and not self.refuses else []
        readable, writable, _ = select.select([self.stream], wants, [], left)
        if writable:
            # Several pieces in one go, each with a system call of its own.
            for _ in range(64):
                if not self.pieces:
                    break
                try:
                    sent = self.stream.send(self.pieces[0])
                except BlockingIOError:
                    break
                except (BrokenPipeError, ConnectionResetError):
                    self.refuses = True
                    break
                if sent == len(self.pieces[0]):
                    self.pieces.popleft()
                else:
                    self.pieces[0] = self.pieces[0][sent:]
        if readable:
            try:
                octets = self.stream.recv(1 << 18)
            except BlockingIOError:
                return True
            except ConnectionResetError:
                octets = b""
            if not octets:
                self.ended = True
                return False
            self.reader.bytes += octets
        return True

    def next_frame(self):
        """The program's next frame; None at the end of its stream."""
        while True:
            frame = self.reader.next()
            if frame is not None:
                return frame
            if self.ended or not self.step():
                if self.reader.bytes:
                    raise Failed("the stream ended inside a frame")
                return None

    def read_head(self):
        while b"\r\n\r\n" not in self.reader.bytes:
            if not self.step():
                break
        head, _, rest = bytes(self.reader.bytes).partition(b"\r\n\r\n")
        self.reader.bytes = bytearray(rest)
        return head.decode("latin-1")
