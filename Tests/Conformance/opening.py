"""The opening handshake as the examiner plays it (RFC 6455 section 4): lawful, and not."""

import base64
import hashlib
import os
import re

from wire import Failed

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept_of(key):
    return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def request(host, path="/", extensions=None, fields=(), without=(), line=None, key=None):
    """A client's request and the key in it; `fields` are added, those named in `without` left out."""
    key = key or base64.b64encode(os.urandom(16)).decode()
    own = [
        ("Host", host), ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Key", key),
        ("Sec-WebSocket-Version", "13"),
    ]
    if extensions is not None:
        own.append(("Sec-WebSocket-Extensions", extensions))
    lines = [line or f"GET {path} HTTP/1.1"] + [f"{n}: {v}" for n, v in own if n not in without]
    return "\r\n".join(lines + [f"{n}: {v}" for n, v in fields] + ["", ""]).encode(), key


def check_response(head, key, offered):
    """The extensions' value of a server's 101, or None."""
    line, *rest = head.split("\r\n")
    if not re.fullmatch(r"HTTP/1\.1 101 .*", line):
        raise Failed(f"it answers {line!r}")
    fields = {}
    for entry in rest:
        name, _, value = entry.partition(":")
        fields.setdefault(name.lower(), []).append(value.strip())
    if [v.lower() for v in fields.get("upgrade", [])] != ["websocket"]:
        raise Failed("Upgrade is not websocket")
    if "upgrade" not in ",".join(fields.get("connection", [])).lower():
        raise Failed("Connection is not Upgrade")
    if fields.get("sec-websocket-accept") != [accept_of(key)]:
        raise Failed("Sec-WebSocket-Accept is wrong")
    if "sec-websocket-protocol" in fields:
        raise Failed("it selects a subprotocol that was not offered")
    extensions = fields.get("sec-websocket-extensions", [])
    if len(extensions) > 1 or (extensions and not offered):
        raise Failed(f"extensions {extensions}")
    return extensions[0] if extensions else None


def check_request(head, host, compresses):
    """The key of a client's request, all of which is checked."""
    line, *rest = head.split("\r\n")
    if not re.fullmatch(r"GET /\S* HTTP/1\.1", line):
        raise Failed(f"it asks {line!r}")
    fields = {}
    for entry in rest:
        name, _, value = entry.partition(":")
        if name.lower() in fields:
            raise Failed(f"{name} occurs twice")
        fields[name.lower()] = value.strip()
    wanted = {"host": host, "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-version": "13"}
    for name, value in wanted.items():
        if fields.get(name) != value:
            raise Failed(f"{name} is {fields.get(name)!r}, not {value!r}")
    key = fields.get("sec-websocket-key", "")
    if len(base64.b64decode(key, validate=True)) != 16:
        raise Failed(f"the key is {key!r}")
    offer = fields.get("sec-websocket-extensions")
    if offer != ("permessage-deflate; client_max_window_bits" if compresses else None):
        raise Failed(f"it offers {offer!r}")
    return key


def response(key, extensions=None, fields=(), without=(), line="HTTP/1.1 101 Switching Protocols", accept=None):
    own = [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", accept or accept_of(key))]
    if extensions is not None:
        own.append(("Sec-WebSocket-Extensions", extensions))
    lines = [line] + [f"{n}: {v}" for n, v in own if n not in without] + [f"{n}: {v}" for n, v in fields]
    return "\r\n".join(lines + ["", ""]).encode()


# name, arguments of `request`, the status of the answer
REQUESTS = [
    ("no Host", dict(without=["Host"]), "400"), ("no key", dict(without=["Sec-WebSocket-Key"]), "400"),
    ("no version", dict(without=["Sec-WebSocket-Version"]), "400"),
    ("version 12", dict(without=["Sec-WebSocket-Version"], fields=[("Sec-WebSocket-Version", "12")]), "400"),
    ("no Connection", dict(without=["Connection"]), "4.."),
    ("two keys", dict(fields=[("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")]), "400"),
    ("two hosts", dict(fields=[("Host", "other")]), "400"), ("a short key", dict(key="AAAA"), "400"),
    ("a key that is no base64", dict(key="!" * 24), "400"), ("a key of 15 bytes", dict(key="A" * 20), "400"),
    ("POST", dict(line="POST / HTTP/1.1"), "40."), ("extensions that are no list", dict(extensions="a b c"), "400"),
    ("extensions that begin with a parameter", dict(extensions="; x"), "400"),
    ("a line that ends with LF alone", dict(line="GET / HTTP/1.1\nA: b"), "400"),
]

# name, arguments of `response`
RESPONSES = [
    ("no Upgrade", dict(without=["Upgrade"])), ("no Connection", dict(without=["Connection"])),
    ("no Accept", dict(without=["Sec-WebSocket-Accept"])), ("a wrong Accept", dict(accept="s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
    ("another Upgrade", dict(without=["Upgrade"], fields=[("Upgrade", "h2c")])),
    ("two of Upgrade", dict(without=["Upgrade"], fields=[("Upgrade", "websocket, h2c")])),
    ("another Connection", dict(without=["Connection"], fields=[("Connection", "keep-alive")])),
    ("Accept twice", dict(fields=[("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")])),
    ("a subprotocol that was not offered", dict(fields=[("Sec-WebSocket-Protocol", "chat")])),
    ("an extension that was not offered", dict(extensions="permessage-bzip2")),
    ("a deflate that was not offered", dict(extensions="permessage-deflate")),
    ("HTTP/1.0", dict(line="HTTP/1.0 101 Switching Protocols")), ("a body", dict(fields=[("Content-Length", "5")])),
    ("a header without a colon", dict(line="HTTP/1.1 101 Switching Protocols\r\nno colon here")),
    ("a status line that ends with LF alone", dict(line="HTTP/1.1 101 Switching Protocols\nA: b")),
    ("a field that ends with LF alone", dict(fields=[("A", "b\nC: d")])),
    ("an interim response with LF alone", dict(line="HTTP/1.1 103 Early Hints\n\nHTTP/1.1 101 X")),
]
