#!/usr/bin/env python3
"""The conformance examiner: hundreds of cases of RFC 6455 and RFC 7692 against a program, in either role.

    run.py server ws://127.0.0.1:9001           examine an echo server
    run.py client -- relayctl ws connect --echo examine an echo client: the address is added behind the command

Every case opens a connection of its own. It prints one line for each case that fails and a summary; its exit status is
0 if none does.
"""

import argparse
import concurrent.futures
import itertools
import os
import socket
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import closing
import compression
import framing
import limits
import opening
import texts
from deflation import Agreement, agreement_of_response, parameters
from wire import Connection, Failed


def all_cases(limit):
    return itertools.chain(framing.cases(), texts.cases(), closing.cases(), limits.cases(limit), compression.cases(limit))


def values(text):
    """The parameters of an offer as a dict."""
    return {k: v.strip('"') if v else None for k, v in parameters("permessage-deflate" + (f"; {text}" if text else "")).items()}


class Server:
    """Examines a server."""

    def __init__(self, options):
        url = urllib.parse.urlsplit(options.words[0])
        self.address, self.host, self.path = (url.hostname, url.port), url.netloc, url.path or "/"
        self.limit = options.limit

    def jobs(self):
        for case in all_cases(self.limit):
            yield case.name, lambda case=case: self.play(case)
        for name, arguments, status in opening.REQUESTS:
            yield f"h request: {name}", lambda a=arguments, s=status: self.refused(a, s)
        for extensions in compression.DECLINED:
            yield f"h declined: {extensions}", lambda e=extensions: self.negotiated(e, None)
        good = "permessage-deflate; server_max_window_bits=10"
        for first in ("permessage-deflate; unknown=1", "x-other; a=b", "permessage-deflate; server_max_window_bits=77"):
            yield f"h second offer: after {first}", lambda e=f"{first}, {good}": self.negotiated(e, "10")

    def connect(self, seconds):
        return Connection(socket.create_connection(self.address, 5), False, seconds)

    def play(self, case):
        connection = self.connect(case.seconds)
        with connection.stream:
            extensions = None
            if case.deflate is not None:
                extensions = "permessage-deflate" + (f"; {case.deflate}" if case.deflate else "")
            octets, key = opening.request(self.host, self.path, extensions)
            connection.queue(octets)
            answer = opening.check_response(connection.read_head(), key, extensions)
            agreement = None
            if extensions:
                if answer is None:
                    raise Failed("it declines a valid offer")
                agreement = agreement_of_response(answer, values(case.deflate))
            case.run(connection, True, agreement)
            check_compression(case, agreement)

    def refused(self, arguments, status):
        connection = self.connect(5)
        with connection.stream:
            octets, _ = opening.request(self.host, self.path, **arguments)
            connection.queue(octets)
            line = connection.read_head().split("\r\n")[0].split(" ")
            if len(line) < 2 or len(line[1]) != 3 or any(w not in (".", c) for w, c in zip(status, line[1])):
                raise Failed(f"it answers {' '.join(line)!r}, not {status}")

    def negotiated(self, extensions, bits):
        connection = self.connect(5)
        with connection.stream:
            octets, key = opening.request(self.host, self.path, extensions)
            connection.queue(octets)
            answer = opening.check_response(connection.read_head(), key, extensions)
            if bits is None and answer is not None:
                raise Failed(f"it accepts: {answer}")
            if bits is not None and (answer is None or parameters(answer).get("server_max_window_bits") != bits):
                raise Failed(f"it answers {answer!r}")


class Client:
    """Examines a client: a fresh process for each case."""

    def __init__(self, options):
        self.command, self.limit = options.words, options.limit
        self.compress = None if options.compress == "none" else options.compress.split()

    def jobs(self):
        for case in all_cases(self.limit):
            # Lawful in an offer only (RFC 7692 section 7.1.2.2).
            if case.deflate and values(case.deflate).get("client_max_window_bits", "") is None:
                continue
            if case.deflate is not None and self.compress is None:
                continue
            yield case.name, lambda case=case: self.play(case)
        for name, arguments in opening.RESPONSES:
            yield f"h response: {name}", lambda a=arguments: self.refuses(a, False)
        for extensions in compression.REFUSED if self.compress is not None else []:
            yield f"h refused: {extensions}", lambda e=extensions: self.refuses(dict(extensions=e), True)
        for name, arguments in (
            ("upgrade in capitals", dict(without=["Upgrade"], fields=[("Upgrade", "WEBSOCKET")])),
            ("a list in Connection", dict(without=["Connection"], fields=[("Connection", "keep-alive, Upgrade")])),
            ("no reason phrase", dict(line="HTTP/1.1 101 ")), ("interim responses", dict(line="HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\nHTTP/1.1 101 X")),
            ("2,000 bytes of other fields", dict(fields=[(f"X-{i}", "y" * 30) for i in range(60)])),
            ("a folded field", dict(fields=[("X-Folded", "a\r\n b")])), ("an empty field", dict(fields=[("X-Empty", "")])),
        ):
            yield f"h accepted: {name}", lambda a=arguments: self.play(next(framing.cases()), a)

    def talk(self, compresses, seconds, speak):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            host = "%s:%d" % listener.getsockname()
            words = self.command + (self.compress if compresses else []) + [f"ws://{host}/"]
            process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            try:
                stream = self.accepted(listener, process)
                with stream:
                    connection = Connection(stream, True, seconds)
                    key = opening.check_request(connection.read_head(), host, compresses)
                    if connection.reader.bytes:
                        raise Failed("it sends before it is answered")
                    speak(connection, key)
                _, errors = process.communicate(timeout=5)
                if process.returncode < 0 or b"Fatal error" in errors:
                    raise Failed(f"it crashed: {errors[-300:]!r}")
                return process.returncode
            except subprocess.TimeoutExpired:
                raise Failed("it does not end") from None
            finally:
                if process.poll() is None:
                    process.kill()
                process.stderr.close()
                process.wait()

    def accepted(self, listener, process):
        listener.settimeout(0.2)
        for _ in range(50):
            try:
                return listener.accept()[0]
            except TimeoutError:
                if process.poll() is not None:
                    raise Failed(f"it exits {process.returncode} before it connects") from None
        raise Failed("it does not connect")

    def play(self, case, arguments=None):
        def speak(connection, key):
            agreement, extensions = None, None
            if case.deflate is not None:
                extensions = "permessage-deflate" + (f"; {case.deflate}" if case.deflate else "")
                found = values(case.deflate)
                agreement = Agreement(
                    "server", "server_no_context_takeover" not in found, "client_no_context_takeover" not in found,
                    int(found.get("server_max_window_bits") or 15), int(found.get("client_max_window_bits") or 15))
            connection.queue(opening.response(key, **(arguments or {"extensions": extensions})))
            case.run(connection, False, agreement)
            check_compression(case, agreement)

        status = self.talk(case.deflate is not None, case.seconds, speak)
        if status != case.exit:
            raise Failed(f"it exits {status}, not {case.exit}")

    def refuses(self, arguments, compresses):
        def speak(connection, key):
            connection.queue(opening.response(key, **arguments))
            while connection.step():
                if connection.reader.bytes:
                    raise Failed("it speaks after an invalid opening handshake")

        status = self.talk(compresses, 5, speak)
        if status != 25:
            raise Failed(f"it exits {status}, not 25")


def check_compression(case, agreement):
    """What is worth it comes back compressed: else the program's own deflater was never seen."""
    if agreement and case.name.startswith("13") and not agreement.compressed_replies:
        raise Failed("it never compresses")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("role", choices=["server", "client"], help="of the program that is examined")
    options.add_argument("words", nargs="+", help="address of the server, or the client's command")
    options.add_argument("--limit", type=int, default=16 << 20, help="largest message that the program takes")
    options.add_argument("--compress", default="--compression auto", help="what the client's command needs to offer deflate; none if it cannot")
    options.add_argument("--every", type=int, default=1, help="of the cases only every so-manyth")
    options.add_argument("--only", default="", help="cases whose name contains this")
    options.add_argument("--jobs", type=int, default=4)
    options.add_argument("-v", "--verbose", action="store_true")
    options = options.parse_args()
    examiner = (Server if options.role == "server" else Client)(options)
    jobs = [job for job in examiner.jobs() if options.only in job[0]][:: options.every]
    began, failures = time.monotonic(), 0

    def run(job):
        start = time.monotonic()
        try:
            job[1]()
            return job[0], None, time.monotonic() - start
        except (Failed, OSError, ValueError) as error:
            return job[0], f"{error}" or type(error).__name__, time.monotonic() - start

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for name, fault, took in pool.map(run, jobs):
            if fault:
                failures += 1
                print(f"FAIL {name}: {fault}", flush=True)
            elif options.verbose:
                print(f"ok   {name} ({took * 1000:.0f} ms)", flush=True)
    print(f"{len(jobs)} cases, {failures} failed, {time.monotonic() - began:.1f} s")
    sys.exit(1 if failures else 0)


main()
