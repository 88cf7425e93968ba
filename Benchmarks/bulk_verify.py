#!/usr/bin/env python3
"""Bulk verification beside PyJWT, in turn in one run: HS256, RS256, ES256.

Usage: bulk_verify.py PROGRAM [TOKENS [ROUNDS]]; Python needs PyJWT and cryptography.

Both read the same tokens, one a line, and judge signature, exp and iat. What is printed is the processor time of each
(user and system, all threads) and their ratio, medians over the rounds; the time that either takes to start is taken
off by a run over one token.
"""
import os, resource, statistics, subprocess, sys, tempfile, time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

PEER = """
import sys, jwt
key, alg = open(sys.argv[1], "rb").read(), sys.argv[2]
if alg != "HS256":
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    key = load_pem_public_key(key)
good = 0
for line in open(sys.argv[3]):
    good += bool(jwt.decode(line.strip(), key, algorithms=[alg]))
print(good)
"""


def cpu(words, expected):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if expected not in done.stdout[-300:]:
        raise SystemExit("%s: %s %s" % (" ".join(words[:4]), done.stdout[-200:], done.stderr[-300:]))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main():
    program, count, rounds = sys.argv[1], int((sys.argv + [None, 20000])[2] or 20000), int((sys.argv + [0, 0, 5])[3] or 5)
    folder = tempfile.TemporaryDirectory()
    secret = os.urandom(64)
    signers = {"HS256": (secret, None), "RS256": (rsa.generate_private_key(65537, 2048), 3),
               "ES256": (ec.generate_private_key(ec.SECP256R1()), 2)}
    for alg, limit in [("HS256", 25), ("RS256", 3), ("ES256", 2)]:
        key = signers[alg][0]
        text = key if alg == "HS256" else key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        place = os.path.join(folder.name, alg)
        open(place, "wb").write(text)
        os.chmod(place, 0o600)
        now, lines = int(time.time()), []
        for index in range(count if alg == "HS256" else count // 4):
            lines.append(jwt.encode({"token_type": "access", "exp": now + 3600, "iat": now - 60, "jti": os.urandom(16).hex(),
                                     "user_id": str(index)}, key, algorithm=alg))
        many, one = place + ".many", place + ".one"
        open(many, "w").write("\n".join(lines) + "\n")
        open(one, "w").write(lines[0] + "\n")
        ours = [program, "-q", "token", "verify", "--batch", "--secret-file" if alg == "HS256" else "--key", place]
        peer = [sys.executable, "-c", PEER, place, alg]
        full = [word for word in ours if word != "-q"]
        times = {"ours": [], "full": [], "peer": []}
        for _ in range(rounds):
            for name, words in [("ours", ours), ("full", full), ("peer", peer)]:
                last = (lambda n: b'"valid":%d,' % n) if name != "peer" else (lambda n: b"%d\n" % n)
                rest = [many] if name == "peer" else ["@" + many]
                start = [one] if name == "peer" else ["@" + one]
                whole = cpu(words + rest, last(len(lines)))[0]
                times[name].append(max(1e-6, whole - cpu(words + start, last(1))[0]))
        middle = {name: statistics.median(values) for name, values in times.items()}
        print("%s  relayctl %8.0f/s  with a line each %8.0f/s  PyJWT %6.0f/s  ratio %.1f and %.1f (%d is asked)" % (
            alg, len(lines) / middle["ours"], len(lines) / middle["full"], len(lines) / middle["peer"],
            middle["peer"] / middle["ours"], middle["peer"] / middle["full"], limit))


main()
