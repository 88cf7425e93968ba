#!/usr/bin/env python3
"""The conformance examiner: hundreds of cases of RFC 6455 and RFC 7692 against a program, in either role.

    run.py server ws://127.0.0.1:9001           examine an echo server
    run.py client -- relayctl ws connect --echo examine an echo client: the address is added behind the command
    run.py client --agents                      examine echo clients that come to the port on the first line of output:
                                                each reads a line, the address and "plain" or "deflate", and answers
                                                with the exit status

Every case opens a connection of its own. It prints one line for each case that fails and a summary; its exit status is
0 if none does.
"""

import argparse
import concurrent.futures
import itertools
import os
import queue
import socket
import subprocess
import sys
import threading
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
        self.limit, self.patience = options.limit, options.patience

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
        return Connection(socket.create_connection(self.address, 5), False, seconds * self.patience)

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


class Program:
    """A client that is a process of its own for each case."""

    def __init__(self, words, seconds):
        self.seconds = seconds
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def is_there(self):
        return self.process.poll() is None

    def status(self):
        try:
            _, errors = self.process.communicate(timeout=self.seconds)
        except subprocess.TimeoutExpired:
            raise Failed("it does not end") from None
        if self.process.returncode < 0 or b"Fatal error" in errors:
            raise Failed(f"it crashed: {errors[-300:]!r}")
        return self.process.returncode

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.stderr.close()
        self.process.wait()


class Agents:
    """Clients that are there for many cases; each has a connection over which it is told of the next."""

    def __init__(self, seconds):
        self.idle, self.listener, self.seconds = queue.Queue(), socket.create_server(("127.0.0.1", 0)), seconds
        threading.Thread(target=self.welcome, daemon=True).start()
        print(self.listener.getsockname()[1], flush=True)

    def welcome(self):
        while True:
            self.idle.put(self.listener.accept()[0])

    def start(self, words):
        return Agent(self, words)


class Agent:
    """One of them at work."""

    def __init__(self, agents, words):
        try:
            self.agents, self.stream = agents, agents.idle.get(timeout=60)
        except queue.Empty:
            raise Failed("no client is left") from None
        self.stream.settimeout(agents.seconds)
        self.stream.sendall(f"{words}\n".encode())

    def is_there(self):
        return True

    def status(self):
        answer = b""
        while not answer.endswith(b"\n"):
            try:
                octets = self.stream.recv(16)
            except TimeoutError:
                raise Failed("it does not end") from None
            if not octets:
                raise Failed("it is gone")
            answer += octets
        self.agents.idle.put(self.stream)
        self.stream = None
        return int(answer)

    def end(self):
        # In the middle of a case it is of no use for another.
        if self.stream:
            self.stream.close()


class Client:
    """Examines a client: a fresh process for each case, or agents."""

    def __init__(self, options):
        self.command, self.limit, self.patience = options.words, options.limit, options.patience
        self.compress = None if options.compress == "none" else options.compress.split()
        self.agents = Agents(5 * options.patience) if options.agents else None

    def start(self, url, compresses):
        if self.agents:
            return self.agents.start(f"{url} {'deflate' if compresses else 'plain'}")
        return Program(self.command + (self.compress if compresses else []) + [url], 5 * self.patience)

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
            program = self.start(f"ws://{host}/", compresses)
            try:
                with self.accepted(listener, program) as stream:
                    connection = Connection(stream, True, seconds * self.patience)
                    key = opening.check_request(connection.read_head(), host, compresses)
                    if connection.reader.bytes:
                        raise Failed("it sends before it is answered")
                    speak(connection, key)
                return program.status()
            finally:
                program.end()

    def accepted(self, listener, program):
        listener.settimeout(0.2)
        for _ in range(50):
            try:
                return listener.accept()[0]
            except TimeoutError:
                if not program.is_there():
                    raise Failed(f"it exits {program.status()} before it connects") from None
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
    options.add_argument("words", nargs="*", help="address of the server, or the client's command")
    options.add_argument("--limit", type=int, default=16 << 20, help="largest message that the program takes")
    options.add_argument("--compress", default="--compression auto", help="what the client's command needs to offer deflate; none if it cannot")
    options.add_argument("--patience", type=float, default=1, help="factor for the time that a case may take")
    options.add_argument("--agents", action="store_true", help="examine clients that come by themselves")
    options.add_argument("--every", type=int, default=1, help="of the cases only every so-manyth")
    options.add_argument("--only", default="", help="cases whose name contains this")
    options.add_argument("--jobs", type=int, default=4)
    options.add_argument("-v", "--verbose", action="store_true")
    words = sys.argv[1:]
    end = words.index("--") if "--" in words else len(words)
    options = options.parse_intermixed_args(words[:end])
    options.words += words[end + 1 :]
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
