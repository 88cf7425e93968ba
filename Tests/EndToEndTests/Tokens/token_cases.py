#!/usr/bin/env python3
"""Runs `relayctl token verify` over the rows of cases.jsonl and over cases made here, each through the program.

Usage: token_cases.py PROGRAM FOLDER_OF_CASES_JSONL

The expectations are written down beside each case from RFC 7515, 7517, 7518, 7519 and 8725; signatures are made by
Python's hmac and by the openssl program, never by relayctl. Beside the verdict every run is held to this: the exit
status is that of the verdict, the JSON says the same, no raw control byte goes out, and no secret does.
"""
import base64, concurrent.futures, hashlib, hmac, json, os, subprocess, sys, tempfile

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOW = 1762560000
EXIT = {"valid": 0, "invalid": 40, "expired": 41, "notyet": 42, "weak": 43, "malformed": 65, "keyerror": 66,
        "unsupported": 69}
KEY = b"CANARY-" + b"0123456789abcdef" * 4
HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}
sys.set_int_max_str_digits(0)
work = tempfile.TemporaryDirectory()
cases, files = [], {}


def path(name, data):
    """A file of that content that only we may read."""
    place = os.path.join(work.name, name)
    with open(place, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    os.chmod(place, 0o600)
    return place


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def raw(value):
    """JSON text of a value, or the bytes as they are."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value, separators=(",", ":")).encode()


def mac(message, key=KEY, alg="HS256"):
    return hmac.new(key, message, HASHES[alg]).digest()


def token(payload=None, header=None, key=KEY, alg="HS256", sign=None):
    """A compact token; header and payload are JSON values or bytes as they are."""
    if payload is None:
        payload = claims()
    if header is None:
        header = {"alg": alg, "typ": "JWT"}
    message = b64(raw(header)) + b"." + b64(raw(payload))
    signature = sign(message) if sign else mac(message, key, alg if alg in HASHES else "HS256")
    return message + b"." + b64(signature)


def claims(**changes):
    all = {"token_type": "access", "exp": NOW + 3600, "iat": NOW - 60, "jti": "a" * 32, "user_id": "1"}
    all.update(changes)
    return {name: value for name, value in all.items() if value is not ...}


def case(name, text, accept, *options, key="secret", now=NOW, form="json"):
    accept = {accept} if isinstance(accept, str) else set(accept)
    key = {"secret": ["--secret-file", SECRET]}.get(key, key) if isinstance(key, str) else key
    cases.append((name, text, accept, list(key) + list(options), now, form))


SECRET = path("secret", KEY)


# The rows of the file.
def rows():
    for line in open(os.path.join(FOLDER, "cases.jsonl"), encoding="utf-8"):
        row = json.loads(line)
        options, kind = row["options"], row["key_kind"]
        place = os.path.join(FOLDER, row["key"]) if row["key"] else ""
        words = {"pem": ["--key"], "der": ["--key"], "jwk": ["--key"], "jwks": ["--jwks"], "none": []}.get(kind)
        if words is None:
            words = ["--secret-file"]
        words = words + [place] if words else words
        if kind.startswith("secret-"):
            spelling = {"text": "text", "b64": "base64", "b64url": "base64url", "hex": "hex"}[kind[7:]]
            words += ["--secret-encoding", spelling]
        for name, option in [("iss", "--iss"), ("aud", "--aud"), ("typ", "--typ"), ("leeway", "--leeway"),
                             ("max_age", "--max-age")]:
            if name in options:
                words += [option, str(options[name])]
        if "alg" in options:
            words += ["--alg", ",".join(options["alg"])]
        for name in options.get("require", []):
            words += ["--require", name]
        if options.get("allow_weak"):
            words += ["--allow-weak-key"]
        case("row " + row["id"], row["token"].encode("utf-8", "surrogatepass"), row["accept"], *words, key=[],
             now=options["now"])


# Asymmetric keys, made by openssl.
def openssl(*words, data=b""):
    done = subprocess.run(["openssl", *words], input=data, capture_output=True)
    if done.returncode != 0:
        raise SystemExit("openssl %s: %s" % (" ".join(words), done.stderr.decode()))
    return done.stdout


def pair(name, *words):
    private = os.path.join(work.name, name + ".pem")
    openssl("genpkey", "-out", private, *words)
    os.chmod(private, 0o600)
    public = os.path.join(work.name, name + ".pub.pem")
    openssl("pkey", "-in", private, "-pubout", "-out", public)
    files[name] = (private, public)


def der_numbers(der):
    """The two integers of an ECDSA signature."""
    position = 3 if der[1] & 0x80 else 2
    numbers = []
    for _ in range(2):
        count = der[position + 1]
        numbers.append(int.from_bytes(der[position + 2:position + 2 + count], "big"))
        position += 2 + count
    return numbers


def ecdsa(name, digest, width, change=lambda r, s: (r, s)):
    def sign(message):
        der = openssl("dgst", "-" + digest, "-sign", files[name][0], data=message)
        r, s = change(*der_numbers(der))
        return r.to_bytes(width, "big") + s.to_bytes(width, "big")
    return sign


def rsa(name, digest, *options):
    def sign(message):
        words = [word for option in options for word in ("-sigopt", option)]
        return openssl("dgst", "-" + digest, "-sign", files[name][0], *words, data=message)
    return sign


def edwards(name):
    def sign(message):
        place = path("message", message)
        return openssl("pkeyutl", "-sign", "-inkey", files[name][0], "-rawin", "-in", place)
    return sign


def public(name):
    return ["--key", files[name][1]]


def jwk(name, **more):
    """The public key as a JWK, from openssl's own text."""
    der = openssl("pkey", "-pubin", "-in", files[name][1], "-outform", "DER")
    if name.startswith("p"):
        width = {"p256": 32, "p384": 48, "p521": 66}[name]
        curve = {"p256": "P-256", "p384": "P-384", "p521": "P-521"}[name]
        key = {"kty": "EC", "crv": curve, "x": b64(der[-2 * width:-width]).decode(), "y": b64(der[-width:]).decode()}
    elif name.startswith("ed"):
        width, curve = {"ed25519": (32, "Ed25519"), "ed448": (57, "Ed448")}[name]
        key = {"kty": "OKP", "crv": curve, "x": b64(der[-width:]).decode()}
    else:
        text = openssl("rsa", "-pubin", "-in", files[name][1], "-noout", "-modulus").decode().strip()
        key = {"kty": "RSA", "n": b64(bytes.fromhex(text.split("=")[1])).decode(), "e": "AQAB"}
    key.update(more)
    return key


def algorithms():
    for name in ["none", "None", "NONE", "nOnE"]:
        for signature in [b"", b"x" * 32]:
            case("alg %s %d" % (name, len(signature)), token(header={"alg": name}, sign=lambda _: signature),
                 ["invalid", "malformed"])
            case("alg %s let in %d" % (name, len(signature)),
                 token(header={"alg": name}, sign=lambda _: signature), ["invalid", "malformed"], "--alg", "none,HS256")
    for value in ["", " HS256", "HS256 ", "hs256", "HS257", "HS256\0", "HS\u212a256", "\uff28S256", "HS2\u00ad56", None,
                  0, 1.5, True, [], ["HS256"], {}, {"a": 1}]:
        case("alg %r" % (value,), token(header={"alg": value, "typ": "JWT"}), ["invalid", "malformed"])
    case("no alg", token(header={"typ": "JWT"}), ["invalid", "malformed"])
    for alg in HASHES:
        case(alg, token(alg=alg), "valid")
        for other in HASHES:
            if other != alg:
                case("%s let in for %s" % (other, alg), token(alg=alg), "invalid", "--alg", other)
                case("%s computed as %s" % (alg, other),
                     token(header={"alg": alg}, sign=lambda m, o=other: mac(m, KEY, o)), "invalid")
    case("another key", token(key=b"x" * 64), "invalid")
    case("key and a byte", token(key=KEY + b"\0"), "invalid")
    case("a bit of the signature", token(sign=lambda m: bytes([mac(m)[0] ^ 1]) + mac(m)[1:]), "invalid")
    case("signature cut", token(sign=lambda m: mac(m)[:-1]), ["invalid", "malformed"])
    case("signature of 16", token(sign=lambda m: mac(m)[:16]), ["invalid", "malformed"])
    case("signature doubled", token(sign=lambda m: mac(m) * 2), ["invalid", "malformed"])
    case("signature in hex", token(sign=lambda m: mac(m).hex().encode()), ["invalid", "malformed"])
    case("signature empty", token(sign=lambda m: b""), ["invalid", "malformed"])
    case("payload changed", token()[:40] + b"A" + token()[41:], ["invalid", "malformed"])


def confusion():
    """A public key as an HMAC secret, whatever way it comes (RFC 8725 section 2.1)."""
    for name in ["rsa", "p256", "ed25519"]:
        pem = open(files[name][1], "rb").read()
        der = openssl("pkey", "-pubin", "-in", files[name][1], "-outform", "DER")
        texts = {"pem": pem, "stripped": pem.strip(), "der": der, "jwk": raw(jwk(name)), "jwks": raw({"keys": [jwk(name)]}),
                 "crlf": pem.replace(b"\n", b"\r\n")}
        for kind, text in texts.items():
            forged = token(key=text)
            case("forged with %s %s" % (name, kind), forged, ["invalid", "keyerror"], key=public(name))
            case("forged with %s %s, HS256 let in" % (name, kind), forged, ["invalid", "keyerror"], "--alg", "HS256,RS256",
                 key=public(name))
            if kind in ("pem", "crlf", "der", "jwk", "jwks"):
                place = path("as-secret-%s-%s" % (name, kind), text)
                case("%s %s as secret" % (name, kind), forged, "keyerror", key=["--secret-file", place])
                spelled = path("as-secret-b64-%s-%s" % (name, kind), base64.b64encode(text))
                case("%s %s as base64 secret" % (name, kind), forged, "keyerror", "--secret-encoding", "base64",
                     key=["--secret-file", spelled])


def structure():
    good = token()
    head, body, tail = good.split(b".")
    for name, text in {
        "one part": head, "two parts": head + b"." + body, "four parts": good + b".x", "six parts": good + b".a.b.c",
        "empty header": b"." + body + b"." + tail, "empty payload": head + b".." + tail, "dots": b"..", "a dot": b".",
        "double dot": head + b".." + body + b"." + tail, "leading dot": b"." + good, "trailing dot": good + b".",
    }.items():
        case(name, text, ["malformed", "invalid"])
    case("jwe", b"eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA", ["unsupported", "malformed"])
    case("json serialization", raw({"payload": body.decode(), "protected": head.decode(), "signature": tail.decode()}),
         ["unsupported", "malformed"])
    for place, name in enumerate(["header", "payload", "signature"]):
        parts = [head, body, tail]
        for what, change in {
            "padded": lambda p: p + b"=" * (-len(p) % 4 or 1), "one =": lambda p: p + b"=", "plus": lambda p: p[:5] + b"+" + p[6:],
            "slash": lambda p: p[:5] + b"/" + p[6:], "space": lambda p: p[:5] + b" " + p[5:], "newline": lambda p: p[:5] + b"\n" + p[5:],
            "cr": lambda p: p[:5] + b"\r" + p[5:], "tab": lambda p: p[:5] + b"\t" + p[5:], "nul": lambda p: p[:5] + b"\0" + p[5:],
            "utf-8": lambda p: p[:5] + "é".encode() + p[5:], "ff": lambda p: p[:5] + b"\xff" + p[5:], "%": lambda p: p[:5] + b"%41" + p[5:],
            "length 1 mod 4": lambda p: p + b"A" * ((1 - len(p)) % 4 or 4), "cut": lambda p: p[:-1],
            "wide A": lambda p: p[:5] + "Ａ".encode() + p[5:],
        }.items():
            changed = list(parts)
            changed[place] = change(parts[place])
            case("%s %s" % (name, what), b".".join(changed), ["malformed", "invalid"])
    # Unused bits: the same bytes spelled otherwise.
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(tail[-1])
    for bits in [1, 2, 3]:
        other = tail[:-1] + bytes([alphabet[last & ~3 | (last + bits) & 3]])
        if other != tail:
            case("spare bits %d" % bits, head + b"." + body + b"." + other, ["malformed", "invalid"])
    for name, header in {"header {}": {}, "header []": [], "header text": '"x"', "header null": "null", "header 1": "1"}.items():
        case(name, token(header=raw(header)), ["malformed", "invalid"])
    for name, payload in {"payload []": "[]", "payload text": '"x"', "payload null": "null", "payload 1": "1",
                          "payload true": "true", "payload empty": "", "payload space": " ", "payload two": "{}{}"}.items():
        case(name, token(payload=raw(payload)), ["malformed", "invalid"])
    case("payload {}", token(payload=b"{}"), "valid")


def json_rules():
    exp = b'"exp":%d' % (NOW + 60)
    bad = {
        "bom": b"\xef\xbb\xbf{" + exp + b"}", "latin-1": b'{"a":"\xe9",' + exp + b"}", "overlong": b'{"a":"\xc0\xaf",' + exp + b"}",
        "surrogate bytes": b'{"a":"\xed\xa0\x80",' + exp + b"}", "beyond unicode": b'{"a":"\xf4\x90\x80\x80",' + exp + b"}",
        "cut utf-8": b'{"a":"\xe2\x82"}', "trailing comma": b"{" + exp + b",}", "single quotes": b"{'exp':1}",
        "comment": b"{" + exp + b"/* */}", "line comment": b"{" + exp + b"}//", "trailing": b"{" + exp + b"} x",
        "nul after": b"{" + exp + b"}\0", "nan": b'{"a":NaN,' + exp + b"}", "infinity": b'{"a":Infinity,' + exp + b"}",
        "minus infinity": b'{"exp":-Infinity}', "leading zero": b'{"exp":01762563600}', "plus": b'{"exp":+1762563600}',
        "bare fraction": b'{"exp":.5}', "bare point": b'{"exp":1762563600.}', "hex": b'{"exp":0x10}', "bare e": b'{"exp":1e}',
        "raw newline": b'{"a":"\n",' + exp + b"}", "raw tab": b'{"a":"\t",' + exp + b"}", "raw nul": b'{"a":"\0",' + exp + b"}",
        "bad escape": b'{"a":"\\x41",' + exp + b"}", "short escape": b'{"a":"\\u12",' + exp + b"}", "unquoted": b"{exp:1}",
        "unclosed": b"{" + exp, "unclosed text": b'{"a":"', "capital": b'{"a":True}', "utf-16": ('{"exp":%d}' % (NOW + 60)).encode("utf-16-le"),
        "lone high": b'{"a":"\\ud800",' + exp + b"}", "lone low": b'{"a":"\\udc00",' + exp + b"}", "swapped": b'{"a":"\\udc00\\ud800",' + exp + b"}",
        "twice": b"{" + exp + b"," + exp + b"}", "twice otherwise": b'{"exp":1,' + exp + b"}", "twice escaped": b'{"\\u0065xp":1,' + exp + b"}",
        "twice nested": b'{"a":{"b":1,"b":2},' + exp + b"}", "twice in array": b'{"a":[{"b":1,"b":1}],' + exp + b"}",
        "twice empty": b'{"":1,"":2,' + exp + b"}",
    }
    for name, payload in bad.items():
        case("json " + name, token(payload=payload), ["malformed", "invalid"])
        if not name.startswith("lone") and name != "twice escaped" and b"exp" in payload:
            header = payload.replace(exp, b'"alg":"HS256"').replace(b'"exp"', b'"alg"')
            case("json header " + name, token(header=header), ["malformed", "invalid"])
    good = {
        "spaces": b" \t\r\n{ " + exp + b" }\n", "escaped name": b'{"\\u0065xp":%d}' % (NOW + 60), "pair": b'{"a":"\\ud83d\\ude00",' + exp + b"}",
        "emoji": '{"a":"😀",'.encode() + exp + b"}", "nul escaped": b'{"a":"\\u0000",' + exp + b"}", "slash": b'{"a":"\\/",' + exp + b"}",
        "empty name": b'{"":1,' + exp + b"}", "like names": '{"é":1,"e\u0301":2,'.encode() + exp + b"}", "case": b'{"EXP":1,' + exp + b"}",
        "deep 100": b'{"a":' + b"[" * 100 + b"]" * 100 + b"," + exp + b"}", "deep objects": b'{"a":' + b'{"a":' * 60 + b"1" + b"}" * 60 + b"," + exp + b"}",
        "numbers": b'{"a":[0,-0,1e5,-1.5E-3,9007199254740993],' + exp + b"}", "proto": b'{"__proto__":{},"constructor":1,' + exp + b"}",
        "long text": b'{"a":"' + b"x" * 200000 + b'",' + exp + b"}",
    }
    for name, payload in good.items():
        case("json " + name, token(payload=payload), "valid")
    for depth in [600, 5000, 1000000]:
        case("deep %d" % depth, token(payload=b'{"a":' + b"[" * depth + b"]" * depth + b"," + exp + b"}"),
             ["malformed", "invalid"] if depth > 600 else ["malformed", "valid"])
    case("deep open", token(payload=b"[" * 1000000), ["malformed", "invalid"])
    case("deep header", token(header=b'{"alg":"HS256","a":' + b"[" * 100000 + b"]" * 100000 + b"}"), ["malformed", "invalid"])
    case("100000 claims", token(payload=raw(dict({"c%d" % i: i for i in range(100000)}, exp=NOW + 60))), "valid")
    case("10 MB", token(payload=b'{"a":"' + b"x" * 7500000 + b'",' + exp + b"}"), "valid")
    case("5001 digits", token(payload=b'{"exp":' + b"9" * 5001 + b"}"), ["valid", "invalid"])
    case("5001 digits below", token(payload=b'{"exp":-' + b"9" * 5001 + b"}"), ["expired", "invalid"])


def dates():
    def exp(name, value, accept, *options):
        case("exp " + name, token(payload=b'{"exp":%s}' % raw(value)), accept, *options)

    for offset, accept in [(-3600, "expired"), (-1, "expired"), (0, "expired"), (1, "valid"), (3600, "valid")]:
        exp("now%+d" % offset, str(NOW + offset), accept)
        exp("now%+d as float" % offset, "%d.0" % (NOW + offset), accept)
        exp("now%+d with exponent" % offset, "%de0" % (NOW + offset), accept)
    exp("half past", "%d.5" % NOW, "valid")
    exp("half before", "%d.5" % (NOW - 1), "expired")
    exp("a hair past", "%d.0000001" % NOW, "valid")
    exp("exponent", "1.7625636e9", "valid")
    exp("big exponent", "1762563600E+0", "valid")
    exp("small exponent", "17625636000000e-4", "valid")
    for text in ["0", "-0", "-1", "-1e400", "1e-400", "0.0000", "-9223372036854775809", "1"]:
        exp(text, text, ["expired", "invalid"])
    for text in ["1e400", "1e999999999", "9223372036854775807", "9223372036854775808", "18446744073709551616",
                 "340282366920938463463374607431768211456", "1762563600000", "253402300800", "1e18", "99999999999"]:
        exp(text, text, ["valid", "invalid"])
    for text in ['"%d"' % (NOW + 60), '""', '"never"', "true", "false", "null", "[]", "[%d]" % (NOW + 60), "{}"]:
        exp(text, text, ["invalid", "malformed"])
    for leeway, offset, accept in [(60, -59, "valid"), (60, -60, "expired"), (60, -61, "expired"), (0, -1, "expired"),
                                   (1, 0, "valid"), (3600, -3599, "valid")]:
        exp("leeway %d%+d" % (leeway, offset), str(NOW + offset), accept, "--leeway", str(leeway))
        exp("leeway %ds%+d" % (leeway, offset), str(NOW + offset), accept, "--leeway", "%ds" % leeway)
    for name in ["nbf", "iat"]:
        for offset, accept in [(-1, "valid"), (0, "valid"), (1, "notyet"), (3600, "notyet")]:
            case("%s now%+d" % (name, offset), token(claims(**{"iat": ..., name: NOW + offset})), accept)
        for offset, accept in [(59, "valid"), (60, "valid"), (61, "notyet")]:
            case("%s leeway 60%+d" % (name, offset), token(claims(**{"iat": ..., name: NOW + offset})), accept, "--leeway", "60")
        for value in ["%d" % NOW, True, None, [], {}]:
            case("%s %r" % (name, value), token(claims(**{"iat": ..., name: value})), ["invalid", "malformed"])
        case("%s 1e400" % name, token(b'{"%s":1e400}' % name.encode()), ["notyet", "invalid"])
        case("%s negative" % name, token(claims(**{"iat": ..., name: -5})), "valid")
    case("no exp", token(claims(exp=...)), "valid")
    case("no exp, required", token(claims(exp=...)), "invalid", "--require", "exp")
    case("exp null, required", token(claims(exp=None)), ["invalid", "malformed"], "--require", "exp")
    case("expired and early", token(claims(exp=NOW - 1, nbf=NOW + 5)), "expired")
    case("expired and signed otherwise", token(claims(exp=NOW - 1), key=b"x" * 64), "invalid")
    case("expired and another aud", token(claims(exp=NOW - 1, aud="a")), ["expired", "invalid"], "--aud", "b")
    case("early and another iss", token(claims(nbf=NOW + 5, iss="a")), ["notyet", "invalid"], "--iss", "b")
    for age, accept in [(59, "invalid"), (60, "valid"), (61, "valid")]:
        case("max age %d" % age, token(), [accept, "expired"] if accept == "invalid" else accept, "--max-age", str(age))
    case("max age without iat", token(claims(iat=...)), "invalid", "--max-age", "60")


def names():
    for value, expected, accept in [
        ("a", ["a"], "valid"), ("a", ["b"], "invalid"), ("a", ["b", "a"], "valid"), (["a", "b"], ["b"], "valid"), (["a"], ["A"], "invalid"),
        ("ab", ["a"], "invalid"), ("a", ["ab"], "invalid"), ([], ["a"], "invalid"), ([[]], ["a"], "invalid"), ([["a"]], ["a"], "invalid"),
        ({"a": 1}, ["a"], "invalid"), (1, ["1"], "invalid"), (None, ["a"], "invalid"), (True, ["true"], "invalid"), ("", ["a"], "invalid"),
        ("", [""], "valid"), ("caf\u00e9", ["cafe\u0301"], "invalid"), ("caf\u00e9", ["caf\u00e9"], "valid"), (" a", ["a"], "invalid"),
        (["a", "a"], ["a"], "valid"), ("a ", ["a"], "invalid"), ("\u212a", ["K"], "invalid"), ("a\0", ["a"], "invalid"),
        (["x"] * 1000 + ["a"], ["a"], "valid"), ("a,b", ["a"], "invalid"), ("https://a/", ["https://a"], "invalid"),
    ]:
        options = [word for one in expected for word in ("--aud", one)]
        more = ["malformed"] if accept == "invalid" else []
        case("aud %r %r" % (str(value)[:30], expected), token(claims(aud=value)), [accept] + more, *options)
    case("aud among numbers", token(claims(aud=["a", 1])), ["valid", "invalid"], "--aud", "a")
    case("aud missing", token(), "invalid", "--aud", "a")
    case("aud not asked", token(claims(aud="a")), "valid")
    for name, option in [("iss", "--iss"), ("sub", "--sub"), ("jti", "--jti")]:
        for value, expected, accept in [("a", "a", "valid"), ("a", "b", "invalid"), ("a", "A", "invalid"), ("a", "", "invalid"),
                                        ("", "a", "invalid"), (["a"], "a", "invalid"), (1, "1", "invalid"), (None, "a", "invalid"),
                                        ({}, "a", "invalid"), ("a/", "a", "invalid"), ("\u00e9", "e\u0301", "invalid")]:
            more = ["malformed"] if accept == "invalid" else []
            case("%s %r %r" % (name, value, expected), token(claims(**{name: value})), [accept] + more, option, expected)
        case(name + " missing", token(claims(**{name: ...})), "invalid", option, "a")
    for value in [1, ["a"], {}, None, True]:
        for name in ["sub", "jti"]:
            case("%s is %r" % (name, value), token(claims(**{name: value})), ["valid", "invalid"])
    for typ, expected, accept in [("JWT", "JWT", "valid"), ("jwt", "JWT", "valid"), ("application/jwt", "JWT", "valid"),
                                  ("at+jwt", "application/at+jwt", "valid"), ("at+jwt", "JWT", "invalid"), ("x/jwt", "JWT", "invalid"),
                                  ("application/a/jwt", "a/jwt", ["valid", "invalid"]), (1, "JWT", "invalid"), (["JWT"], "JWT", "invalid"),
                                  ("", "JWT", "invalid"), ("JWT ", "JWT", "invalid"), ("J\u0174T", "JWT", "invalid")]:
        case("typ %r %r" % (typ, expected), token(header={"alg": "HS256", "typ": typ}), accept, "--typ", expected)
    case("typ missing", token(header={"alg": "HS256"}), "invalid", "--typ", "JWT")
    case("typ of a number, not asked", token(header={"alg": "HS256", "typ": 1}), "valid")
    for word, accept in [("user_id=1", "valid"), ("user_id=2", "invalid"), ("token_type=access", "valid"), ("nosuch=1", "invalid"),
                         ("token_type=Access", "invalid"), ("exp=%d" % (NOW + 3600), "valid")]:
        case("claim " + word, token(), accept, "--claim", word)
    for name, accept in [("jti", "valid"), ("nosuch", "invalid")]:
        case("require " + name, token(), accept, "--require", name)


def critical():
    for value in [[], ["exp"], "exp", [1], ["alg"], ["b64"], ["x"], None, {}, ["x", "x"], ["kid"], [""], [["x"]], True, 0, ["typ"],
                  ["\u212a"], ["crit"], ["zip"], ["http://example.com/UNDEFINED"]]:
        case("crit %r" % (value,), token(header={"alg": "HS256", "crit": value, "x": 1}), ["invalid", "malformed"])
    case("crit of an absent name", token(header={"alg": "HS256", "crit": ["y"]}), ["invalid", "malformed"])
    body = b64(raw(claims()))
    head = b64(raw({"alg": "HS256", "b64": False, "crit": ["b64"]}))
    plain = raw(claims())
    case("b64 false", head + b"." + body + b"." + b64(mac(head + b"." + plain)), ["invalid", "malformed"])
    case("b64 false, encoded all the same", token(header={"alg": "HS256", "b64": False, "crit": ["b64"]}), ["invalid", "malformed"])
    case("b64 false without crit", token(header={"alg": "HS256", "b64": False}), ["invalid", "malformed"])
    case("b64 true with crit", token(header={"alg": "HS256", "b64": True, "crit": ["b64"]}), ["invalid", "malformed", "valid"])
    detached = head + b".." + b64(mac(head + b"." + plain))
    case("jws b64 false", detached, "valid", "--payload-file", path("payload", plain))
    case("jws b64 false, other payload", detached, "invalid", "--payload-file", path("other-payload", plain + b" "))
    usual = b64(raw({"alg": "HS256"}))
    case("jws detached", usual + b".." + b64(mac(usual + b"." + body)), "valid", "--payload-file", path("payload", plain))
    case("jws of bytes", token(payload=b"\xff\x00 no json", header={"alg": "HS256"}), "valid", "--jws")
    case("jws expired", token(claims(exp=1)), "valid", "--jws")
    case("jws with crit", token(header={"alg": "HS256", "crit": ["x"], "x": 1}), "invalid", "--jws")
    for name in ["jku", "x5u"]:
        case("header " + name, token(header={"alg": "HS256", name: "http://127.0.0.1:1/keys"}), "valid")
    own = {"kty": "oct", "k": b64(b"x" * 64).decode()}
    case("header jwk", token(header={"alg": "HS256", "jwk": own}, key=b"x" * 64), "invalid")
    case("header x5c", token(header={"alg": "HS256", "x5c": ["AAAA"]}), "valid")
    for value in [1, None, [], {}, True, ["a"]]:
        case("kid %r" % (value,), token(header={"alg": "HS256", "kid": value}), ["invalid", "valid", "malformed"])
    for value in ["../../etc/passwd", "' OR 1=1 --", "\u0000", "a" * 5000]:
        case("kid %r" % value[:20], token(header={"alg": "HS256", "kid": value}), "valid")
    case("zip", token(header={"alg": "HS256", "zip": "DEF"}), ["valid", "invalid"])
    case("nested", token(payload=token(), header={"alg": "HS256", "cty": "JWT"}), ["malformed", "unsupported", "invalid"])


def asymmetric():
    plan = [("ES256", "p256", "sha256", 32), ("ES384", "p384", "sha384", 48), ("ES512", "p521", "sha512", 66),
            ("ES256K", "k256", "sha256", 32)]
    for alg, name, digest, width in plan:
        sign = ecdsa(name, digest, width)
        good = token(header={"alg": alg}, sign=sign)
        case(alg, good, "valid", key=public(name))
        case(alg + " let in", good, "valid", "--alg", alg, key=public(name))
        case(alg + " not let in", good, "invalid", "--alg", "RS256", key=public(name))
        case(alg + " by another key", good, "invalid", key=public("p256b" if name == "p256" else "p256"))
        case(alg + " DER", token(header={"alg": alg}, sign=lambda m: openssl("dgst", "-" + digest, "-sign", files[name][0], data=m)),
             "invalid", key=public(name))
        for what, change in {"r 0": lambda r, s: (0, s), "s 0": lambda r, s: (r, 0), "both 0": lambda r, s: (0, 0), "r 1": lambda r, s: (1, s),
                             "swapped": lambda r, s: (s, r), "s 1": lambda r, s: (r, 1), "r and s alike": lambda r, s: (r, r)}.items():
            case("%s %s" % (alg, what), token(header={"alg": alg}, sign=ecdsa(name, digest, width, change)), "invalid", key=public(name))
        n = {"p256": 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551,
             "k256": 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141,
             "p384": 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973}.get(name)
        if n:
            case(alg + " high s", token(header={"alg": alg}, sign=ecdsa(name, digest, width, lambda r, s: (r, max(s, n - s)))), "valid", key=public(name))
            case(alg + " low s", token(header={"alg": alg}, sign=ecdsa(name, digest, width, lambda r, s: (r, min(s, n - s)))), "valid", key=public(name))
            case(alg + " r n", token(header={"alg": alg}, sign=ecdsa(name, digest, width, lambda r, s: (n, s))), "invalid", key=public(name))
            case(alg + " s n", token(header={"alg": alg}, sign=ecdsa(name, digest, width, lambda r, s: (r, n))), "invalid", key=public(name))
        for what, change in {"cut": lambda b: b[:-1], "padded": lambda b: b + b"\0", "padded before": lambda b: b"\0" + b, "empty": lambda b: b"",
                             "zeros": lambda b: bytes(len(b)), "ones": lambda b: b"\xff" * len(b), "r alone": lambda b: b[:len(b) // 2]}.items():
            case("%s %s" % (alg, what), token(header={"alg": alg}, sign=lambda m, c=change: c(sign(m))), "invalid", key=public(name))
        for other, _, _, _ in plan:
            if other != alg:
                case("%s key for %s" % (name, other), token(header={"alg": other}, sign=sign), "invalid", key=public(name))
    for size in ["256", "384", "512"]:
        digest = "sha" + size
        pss = ["rsa_padding_mode:pss", "rsa_mgf1_md:" + digest]
        good = token(header={"alg": "RS" + size}, sign=rsa("rsa", digest))
        right = token(header={"alg": "PS" + size}, sign=rsa("rsa", digest, *pss, "rsa_pss_saltlen:digest"))
        case("RS" + size, good, "valid", key=public("rsa"))
        case("PS" + size, right, "valid", key=public("rsa"))
        case("RS%s by another key" % size, good, "invalid", key=public("rsab"))
        case("RS%s as PS" % size, token(header={"alg": "PS" + size}, sign=rsa("rsa", digest)), "invalid", key=public("rsa"))
        case("PS%s as RS" % size, token(header={"alg": "RS" + size}, sign=rsa("rsa", digest, *pss, "rsa_pss_saltlen:digest")), "invalid", key=public("rsa"))
        for salt in ["0", "20", "max"]:
            case("PS%s salt %s" % (size, salt), token(header={"alg": "PS" + size}, sign=rsa("rsa", digest, *pss, "rsa_pss_saltlen:" + salt)),
                 "invalid", key=public("rsa"))
        case("PS%s other mgf1" % size, token(header={"alg": "PS" + size}, sign=rsa("rsa", digest, "rsa_padding_mode:pss", "rsa_mgf1_md:sha1", "rsa_pss_saltlen:digest")),
             "invalid", key=public("rsa"))
        case("RS%s weak key" % size, token(header={"alg": "RS" + size}, sign=rsa("rsa1024", digest)), "weak", key=public("rsa1024"))
        case("RS%s weak key taken" % size, token(header={"alg": "RS" + size}, sign=rsa("rsa1024", digest)), "valid", "--allow-weak-key", key=public("rsa1024"))
        case("RS%s weak key, changed" % size, token(header={"alg": "RS" + size}, sign=lambda m: rsa("rsa1024", digest)(m + b"x")), "invalid", key=public("rsa1024"))
    sign = rsa("rsa", "sha256")
    for what, change in {"cut": lambda b: b[:-1], "padded": lambda b: b + b"\0", "padded before": lambda b: b"\0" + b, "empty": lambda b: b"",
                         "zeros": lambda b: bytes(len(b)), "ones": lambda b: b"\xff" * len(b)}.items():
        case("RS256 " + what, token(header={"alg": "RS256"}, sign=lambda m, c=change: c(sign(m))), "invalid", key=public("rsa"))
    case("RS256 over sha512", token(header={"alg": "RS256"}, sign=rsa("rsa", "sha512")), "invalid", key=public("rsa"))
    order = 2 ** 252 + 27742317777372353535851937790883648493
    for name, own, other in [("ed25519", "Ed25519", "Ed448"), ("ed448", "Ed448", "Ed25519")]:
        sign = edwards(name)
        for alg, accept in [("EdDSA", "valid"), (own, "valid"), (other, "invalid"), ("ES256", "invalid"), ("EDDSA", "invalid"), ("eddsa", "invalid")]:
            case("%s as %s" % (name, alg), token(header={"alg": alg}, sign=sign), accept, key=public(name))
        for what, change in {"cut": lambda b: b[:-1], "padded": lambda b: b + b"\0", "empty": lambda b: b"", "zeros": lambda b: bytes(len(b)),
                             "flipped": lambda b: bytes([b[0] ^ 1]) + b[1:]}.items():
            case("%s %s" % (name, what), token(header={"alg": "EdDSA"}, sign=lambda m, c=change: c(sign(m))), "invalid", key=public(name))
        case("%s with the other's key" % name, token(header={"alg": "EdDSA"}, sign=sign), "invalid", key=public("ed448" if name == "ed25519" else "ed25519"))
    case("Ed25519 s + L", token(header={"alg": "EdDSA"}, sign=lambda m: (lambda b: b[:32] + (int.from_bytes(b[32:], "little") + order).to_bytes(32, "little"))(edwards("ed25519")(m))),
         "invalid", key=public("ed25519"))


def sets():
    es = lambda **header: token(header=dict({"alg": "ES256"}, **header), sign=ecdsa("p256", "sha256", 32))
    rs = lambda **header: token(header=dict({"alg": "RS256"}, **header), sign=rsa("rsa", "sha256"))

    def jwks(name, keys, text, accept, *options):
        case("set " + name, text, accept, *options, key=["--jwks", path("set-" + name.replace(" ", "-"), raw({"keys": keys}))])

    a, b, r = jwk("p256", kid="a"), jwk("p256b", kid="b"), jwk("rsa", kid="r")
    jwks("kid", [b, a, r], es(kid="a"), "valid")
    jwks("other kid", [a, b], es(kid="b"), "invalid")
    jwks("unknown kid", [a, b], es(kid="c"), "invalid")
    jwks("kid in another case", [a, b], es(kid="A"), "invalid")
    jwks("empty kid", [a], es(kid=""), "invalid")
    jwks("no kid", [b, a], es(), "valid")
    jwks("no kid none fits", [b], es(), "invalid")
    jwks("no kid wrong type", [r], es(), "invalid")
    jwks("kid of another type", [r, a], es(kid="r"), "invalid")
    jwks("same kid twice", [jwk("p256b", kid="a"), a], es(kid="a"), "valid")
    jwks("same kid two types", [jwk("rsa", kid="a"), a], es(kid="a"), "valid")
    jwks("keys without kid", [jwk("p256")], es(kid="a"), "invalid")
    jwks("kid chosen", [a, b], es(kid="zzz"), "valid", "--kid", "a")
    jwks("kid chosen wrongly", [a, b], es(kid="a"), "invalid", "--kid", "b")
    jwks("unknown types", [{"kty": "XYZ"}, {"kty": "EC", "crv": "P-999", "x": "AA", "y": "AA"}, {}, a], es(kid="a"), "valid")
    jwks("not objects", [1, None, "x", [], a], es(kid="a"), "valid")
    jwks("rsa", [a, r], rs(kid="r"), "valid")
    jwks("empty", [], es(), ["keyerror", "invalid"])
    jwks("none usable", [{"kty": "XYZ"}], es(), ["keyerror", "invalid"])
    for name, more, accept in [("use sig", {"use": "sig"}, "valid"), ("use enc", {"use": "enc"}, "invalid"), ("use SIG", {"use": "SIG"}, "invalid"),
                               ("ops verify", {"key_ops": ["verify"]}, "valid"), ("ops sign", {"key_ops": ["sign"]}, "invalid"),
                               ("ops empty", {"key_ops": []}, "invalid"), ("ops both", {"key_ops": ["sign", "verify"]}, "valid"),
                               ("alg same", {"alg": "ES256"}, "valid"), ("alg other", {"alg": "ES384"}, "invalid"), ("alg es256", {"alg": "es256"}, "invalid")]:
        jwks(name, [jwk("p256", kid="a", **more)], es(kid="a"), accept)
        case("jwk " + name, es(kid="a"), [accept, "keyerror"] if accept == "invalid" else accept,
             key=["--key", path("jwk-" + name.replace(" ", "-"), raw(jwk("p256", kid="a", **more)))])
    case("set without keys", es(), "keyerror", key=["--jwks", path("no-keys", b'{"keyz":[]}')])
    case("set keys object", es(), "keyerror", key=["--jwks", path("keys-object", b'{"keys":{}}')])
    case("set not json", es(), "keyerror", key=["--jwks", path("not-json", b"{keys}")])
    case("set twice named", es(), "keyerror", key=["--jwks", path("twice", b'{"keys":[],"keys":[' + raw(a) + b"]}")])
    for alg, name in [("ES384", "p384"), ("ES512", "p521")]:
        digest, width = {"p384": ("sha384", 48), "p521": ("sha512", 66)}[name]
        text = token(header={"alg": alg}, sign=ecdsa(name, digest, width))
        case("jwk " + name, text, "valid", key=["--key", path(name + ".jwk", raw(jwk(name)))])
        case("jwk %s named otherwise" % name, text, ["invalid", "keyerror"], key=["--key", path(name + "-x.jwk", raw(jwk(name, crv="P-256")))])
    for name in ["ed25519", "ed448"]:
        text = token(header={"alg": "EdDSA"}, sign=edwards(name))
        case("jwk " + name, text, "valid", key=["--key", path(name + ".jwk", raw(jwk(name)))])


def keys():
    es = token(header={"alg": "ES256"}, sign=ecdsa("p256", "sha256", 32))
    rs = token(header={"alg": "RS256"}, sign=rsa("rsa", "sha256"))
    good = jwk("p256")
    for name, change in {"no kty": {"kty": None}, "kty number": {"kty": 1}, "no x": {"x": None}, "x padded": {"x": good["x"] + "="}, "x short": {"x": good["x"][:-2]},
                         "x not on the curve": {"x": b64(b"\1" * 32).decode()}, "x zero": {"x": b64(bytes(32)).decode(), "y": b64(bytes(32)).decode()},
                         "crv P-999": {"crv": "P-999"}, "crv absent": {"crv": None}, "crv p-256": {"crv": "p-256"}, "crv Ed25519": {"crv": "Ed25519"},
                         "x number": {"x": 5}, "kty EC in lower case": {"kty": "ec"}, "use number": {"use": 1}, "key_ops text": {"key_ops": "verify"}}.items():
        key = {k: v for k, v in dict(good, **change).items() if v is not None}
        case("jwk " + name, es, ["keyerror", "invalid"], key=["--key", path("bad-" + name.replace(" ", "-"), raw(key))])
    n = jwk("rsa")
    for name, e in [("1", "AQ"), ("2", "Ag"), ("0", "AA"), ("65536", "AQAA")]:
        case("rsa e %s" % name, rs, ["keyerror", "invalid"], key=["--key", path("rsa-e-" + name, raw(dict(n, e=e)))])
    private = files["p256"][0]
    forms = {"sec1": openssl("ec", "-in", private), "der": openssl("pkey", "-in", private, "-pubout", "-outform", "DER"),
             "private der": openssl("pkey", "-in", private, "-outform", "DER"), "private pem": open(private, "rb").read(),
             "bom": b"\xef\xbb\xbf" + open(files["p256"][1], "rb").read(), "jwk bom": b"\xef\xbb\xbf" + raw(good),
             "crlf": open(files["p256"][1], "rb").read().replace(b"\n", b"\r\n")}
    for name, text in forms.items():
        case("key as " + name, es, "valid", key=["--key", path("key-" + name.replace(" ", "-"), text)])
    pkcs1 = openssl("rsa", "-pubin", "-in", files["rsa"][1], "-RSAPublicKey_out")
    case("key as pkcs1", rs, "valid", key=["--key", path("pkcs1", pkcs1)])
    case("key as pkcs1 der", rs, "valid", key=["--key", path("pkcs1.der", openssl("rsa", "-pubin", "-in", files["rsa"][1], "-RSAPublicKey_out", "-outform", "DER"))])
    certificate = openssl("req", "-new", "-x509", "-key", private, "-subj", "/CN=relay.test", "-days", "1")
    case("key as certificate", es, "valid", key=["--key", path("cert.pem", certificate)])
    case("key as certificate der", es, "valid", key=["--key", path("cert.der", openssl("x509", "-outform", "DER", data=certificate))])
    encrypted = openssl("pkcs8", "-topk8", "-in", private, "-passout", "pass:x")
    for name, text in {"empty": b"", "blank": b" \n", "words": b"hello", "zeros": bytes(100), "cut pem": open(files["p256"][1], "rb").read()[:60],
                       "encrypted": encrypted, "cut der": forms["der"][:-3], "der and more": forms["der"] + b"x", "json array": b"[]", "json": b"{}",
                       "ssh": b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI x", "request": openssl("req", "-new", "-key", private, "-subj", "/CN=x")}.items():
        case("no key: " + name, es, "keyerror", key=["--key", path("nokey-" + name.replace(" ", "-"), text)])
    case("no such file", token(), "keyerror", key=["--key", "/nonexistent/key"])
    case("a folder", token(), "keyerror", key=["--key", work.name])
    case("no key at all", token(), "keyerror", key=[])
    case("no such secret file", token(), "keyerror", key=["--secret-file", "/nonexistent/secret"])
    case("no such variable", token(), "keyerror", key=["--secret-env", "NO_SUCH_VARIABLE"])
    case("no such descriptor", token(), "keyerror", key=["--secret-fd", "77"])
    case("bad key and no token", b"a.b", ["malformed", "keyerror"], key=["--key", "/nonexistent/key"])
    case("ed448 secret for ES256", es, "invalid", key=public("ed448"))
    case("weak hs256", token(key=b"CANARY-short"), "weak", key=["--secret-file", path("short", b"CANARY-short")])
    case("weak hs256 taken", token(key=b"CANARY-short"), "valid", "--allow-weak-key", key=["--secret-file", path("short", b"CANARY-short")])
    case("weak and wrong", token(key=b"y"), "invalid", key=["--secret-file", path("short", b"CANARY-short")])
    case("empty secret", token(key=b"x"), "keyerror", key=["--secret-file", path("empty", b"")])
    for spelling, text in {"text": KEY + b"\n", "base64": base64.b64encode(KEY) + b"\n", "base64url": b64(KEY) + b"\n", "hex": KEY.hex().encode() + b"\n"}.items():
        case("secret as " + spelling, token(), "valid", "--secret-encoding", spelling, key=["--secret-file", path("secret-" + spelling, text)])
    case("secret with a line break", token(), "valid", key=["--secret-file", path("secret-nl", KEY + b"\n")])
    case("secret with crlf", token(), "valid", key=["--secret-file", path("secret-crlf", KEY + b"\r\n")])
    case("secret with two line breaks", token(), "invalid", key=["--secret-file", path("secret-nl2", KEY + b"\n\n")])
    case("secret of the line break too", token(key=KEY + b"\n"), "valid", key=["--secret-file", path("secret-nl", KEY + b"\n")])
    case("bad hex", token(), "keyerror", "--secret-encoding", "hex", key=["--secret-file", path("bad-hex", b"xyz")])
    case("bad base64", token(), "keyerror", "--secret-encoding", "base64", key=["--secret-file", path("bad-b64", b"CANARY-!")])
    text = KEY.decode()
    for name, line in {"plain": "SECRET_KEY=" + text, "quoted": 'SECRET_KEY="%s"' % text, "single": "SECRET_KEY='%s'" % text, "export": "export SECRET_KEY=" + text,
                       "comment": "# x\n\nSECRET_KEY=%s # note\nDEBUG=1" % text, "twice": "SECRET_KEY=old\nSECRET_KEY=" + text, "crlf": "SECRET_KEY=%s\r\nA=1\r\n" % text}.items():
        case("env file " + name, token(), "valid", key=["--env-file", path("env-" + name, line + "\n")])
    case("env file other name", token(), "valid", "--env-var", "SIGNING_KEY", key=["--env-file", path("env-other", "SECRET_KEY=x\nSIGNING_KEY=" + text)])
    case("env file without", token(), "keyerror", key=["--env-file", path("env-without", "A=1\n")])
    case("env file empty value", token(), "keyerror", key=["--env-file", path("env-empty", "SECRET_KEY=\n")])


def dress():
    good = token()
    text = good.decode()
    for name, dressed in {
        "newline": good + b"\n", "crlf": good + b"\r\n", "spaces": b"  " + good + b" \t\n", "bom": b"\xef\xbb\xbf" + good, "quotes": b'"' + good + b'"\n',
        "single quotes": b"'" + good + b"'", "bearer": b"Bearer " + good, "lower bearer": b"bearer " + good, "header": b"Authorization: Bearer " + good + b"\r\n",
        "small header": b"authorization: bearer " + good, "subprotocol": b"Sec-WebSocket-Protocol: Bearer, " + good, "url": b"ws://localhost:8000/ws/chat/x/?token=" + good,
        "wss url": b"wss://a.test/ws/?room=1&token=" + good + b"&x=1", "login": raw({"refresh": "x", "access": text}), "login pretty": json.dumps({"access": text}, indent=1).encode(),
        "token member": raw({"token": text}), "json text": raw(text), "assignment": b"TOKEN=" + good, "export": b"export TOKEN='" + good + b"'", "utf-16": "\ufeff".encode("utf-16-le") + text.encode("utf-16-le"),
        "comma": b'"' + good + b'",', "cookie": b"Cookie: a=b; access=" + good,
    }.items():
        case("dress " + name, dressed, "valid")
    for word in ["", " \n", "null", "undefined", '"null"', "None", "Bearer null", "Bearer undefined", "Bearer ", "Authorization: Bearer undefined", '{"access":null}',
                 '{"detail":"No active account found with the given credentials"}', "ws://a/ws/?token=null", "ws://a/ws/?token=undefined", "{}", "nil", "[object Object]"]:
        case("nothing: %r" % word, word.encode(), "malformed")


def hostile():
    evil = "\x1b[31m\u202e\u200b\x07\x9b\r\n::error::\u2028\x00"
    for name, text in {
        "claims": token(claims(evil=evil, **{evil: evil})), "kid": token(header={"alg": "HS256", "kid": evil}), "alg": token(header={"alg": evil}), "typ": token(header={"alg": "HS256", "typ": evil}),
        "iss": token(claims(iss=evil)), "aud": token(claims(aud=[evil])), "sub": token(claims(sub=evil)), "user": token(claims(user_id=evil)), "type": token(claims(token_type=evil)),
        "crit": token(header={"alg": "HS256", "crit": [evil], evil: 1}), "jti": token(claims(jti=evil)), "plain": evil.encode(), "twice": token(payload=b'{"\\u001b":1,"\\u001b":2}'),
        "bytes": token()[:20] + evil.encode() + token()[20:], "c1": b"\x9b31m." + token(), "cookie": b"Cookie: \x1b=\x1b", "json": b'{"access":"\\u001b[31m"}',
    }.items():
        every = ["valid", "invalid", "malformed", "unsupported"]
        for form in ["json", "text"]:
            options = ["--iss", "x", "--aud", "y", "--typ", "z", "--claim", "evil=1"] if name in ("iss", "aud", "typ", "claims") else []
            case("hostile %s %s" % (name, form), text, every, *options, form=form)
            case("hostile %s %s dialect" % (name, form), text, every, "--dialect", "simplejwt", form=form)


def run(one):
    name, text, accept, options, now, form = one
    words = [PROGRAM, "token", "verify", "--now", str(now), "--format", form, *options]
    done = subprocess.run(words, input=text, capture_output=True, env={"PATH": os.environ["PATH"], "HOME": work.name}, timeout=60)
    wrong = []
    for stream in (done.stdout, done.stderr):
        if any(byte < 0x20 and byte != 0x0a or byte == 0x7f for byte in stream) or not clean(stream):
            wrong.append("raw control characters")
        if b"CANARY" in stream or KEY.hex().encode() in stream or b64(KEY)[:40] in stream or base64.b64encode(KEY)[:40] in stream:
            wrong.append("the secret is shown")
    if done.returncode not in EXIT.values():
        return name, ["exit %d: %s" % (done.returncode, done.stderr[-300:].decode(errors="replace"))]
    kinds = [kind for kind, status in EXIT.items() if status == done.returncode]
    if form == "json":
        try:
            answer = json.loads(done.stdout)
            if answer["exit"] != done.returncode or EXIT[answer["verdict"]] != done.returncode or answer["valid"] != (answer["verdict"] == "valid"):
                wrong.append("exit %d and JSON %s %s" % (done.returncode, answer["verdict"], answer["exit"]))
            failed = [check for check in answer["checks"] if check["status"] == "fail"]
            if (answer["verdict"] == "valid") == bool(failed):
                wrong.append("verdict %s with %d failed checks" % (answer["verdict"], len(failed)))
            if answer["verdict"] == "valid" and not answer["signature"]["ok"]:
                wrong.append("valid without a signature")
        except (ValueError, KeyError) as error:
            wrong.append("no answer: %r %r" % (error, done.stdout[:200]))
    if not accept & set(kinds):
        wrong.append("%s, not %s: %s" % (kinds[0], "|".join(sorted(accept)), done.stdout[:400].decode(errors="replace")))
    return name, wrong


def clean(stream):
    """Whether it is UTF-8 without C1 controls, bidirectional overrides and separators."""
    try:
        text = stream.decode()
    except UnicodeDecodeError:
        return False
    return not any("\x80" <= c <= "\x9f" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2028\u2029\ufeff" for c in text)


for name, words in {
    "rsa": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "rsab": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "rsa1024": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"], "p256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p256b": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "p384": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "p521": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"], "k256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
    "ed25519": ["-algorithm", "ED25519"], "ed448": ["-algorithm", "ED448"],
}.items():
    pair(name, *words)
_jwk = jwk
def jwk(name, **more):
    if name == "p256b":
        files["p256_"] = files["p256"]
        keep, files["p256"] = files["p256"], files["p256b"]
        try:
            return _jwk("p256", **more)
        finally:
            files["p256"] = keep
    return _jwk(name, **more)
for make in [rows, algorithms, confusion, structure, json_rules, dates, names, critical, asymmetric, sets, keys, dress, hostile]:
    make()
failures = 0
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    for name, wrong in pool.map(run, cases):
        for line in wrong:
            failures += 1
            print("%s: %s" % (name, line))
print("%d cases, %d wrong" % (len(cases), failures))
sys.exit(1 if failures else 0)
