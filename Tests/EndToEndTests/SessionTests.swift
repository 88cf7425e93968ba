import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// `ws connect` between a pipe and the relay: all that goes in comes out.
@Suite struct SessionTests {
    private let program = RelayctlProgram()
    private let relay: RunningProgram
    private let url: String

    init() throws { (relay, url) = try program.startRelay(["--echo"]) }

    /// Runs a line of shell in which `ws` is `relayctl ws connect` at an echoing relay.
    private func shell(_ line: String, input: RunningProgram.Input = .nothing) throws -> RunningProgram.Outcome {
        return try program.shell("ws() { relayctl ws connect \(url) --no-token \"$@\"; }; \(line)", input: input)
    }

    @Test("many lines come back complete and in order", arguments: ["drain", "drain:0.2", "close", "wait:2", "hold"])
    func manyLines(way: String) throws {
        // With hold it is --max-messages that ends it.
        let end = way == "hold" ? "--max-messages 50000" : ""
        let outcome = try shell(
            "seq -f '%064.0f' 50000 > in-\(way); ws --on-eof \(way) \(end) < in-\(way) | cmp - in-\(way)")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test("a million lines")
    func millionLines() throws {
        let outcome = try shell("seq -f '%064.0f' 1000000 > in; ws --compression off --on-eof close < in | cmp - in")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test("an empty line is an empty message, and nothing in a line is changed")
    func exactLines() throws {
        let outcome = try shell(#"printf 'a\\nb\n\nsp ace\tand \\ \r\nlast' | ws"#)
        #expect(outcome.output == "a\\nb\n\nsp ace\tand \\ \r\nlast\n" && outcome.status == 0)
    }

    @Test("a long message is one message")
    func longMessage() throws {
        let outcome = try shell(
            "head -c 3000000 /dev/zero | tr '\\0' x > in; ws --format ndjson < in | grep -c '\"size\":3000000'")
        #expect(outcome.output == "1\n")
        let large = try shell(
            "head -c 67108864 /dev/urandom > in64; ws --compression off --input binary --chunk 64MiB "
                + "--max-message-size 64MiB --format raw --on-eof close < in64 | cmp - in64")
        #expect(large.status == 0, "\(large.output)\(large.errors)")
    }

    @Test("NUL-delimited, JSON and binary input")
    func forms() throws {
        #expect(
            try shell(#"printf 'a\nb\0c\0' | ws --input nul --format ndjson | grep -c '"text":"a\\nb"'"#).output
                == "1\n")
        #expect(try shell(#"printf '{"a": 1}\n\n[]\n' | ws --input json"#).output == "{\"a\": 1}\n[]\n")
        #expect(try shell("head -c 300000 /dev/urandom > bin; ws --input binary < bin | cmp - bin").status == 0)
        #expect(
            try shell("head -c 10 /dev/zero | ws --input binary --chunk 4 --binary-as hex").output
                == "00000000\n00000000\n0000\n")
    }

    @Test("what is on stdin before the socket opens is sent")
    func queued() throws {
        let port = try #require(UInt16(url.drop { $0 != ":" }.drop { !$0.isNumber }.drop { $0 != ":" }.dropFirst()))
        // The request is not read before stdin has long been there.
        let slow = try WireServer(.stall(milliseconds: 300), .tunnel(to: port))
        let lines = (1...20).map { "\($0)\n" }.joined()
        let outcome = try program.run(
            ["ws", "connect", "ws://127.0.0.1:\(slow.port)/", "--no-token"], input: .text(lines))
        #expect(outcome.output == lines && outcome.status == 0, "\(outcome.errors)")
    }

    @Test("what comes on stdin later is sent then")
    func later() throws {
        let script = """
            mkfifo gate
            (echo early; read -r < gate; echo late) | ws | while read -r line; do
                echo "$line"; if [ "$line" = early ]; then echo > gate; fi
            done
            """
        #expect(try shell(script).output == "early\nlate\n")
    }

    @Test("a reader that goes ends it quietly, also while nothing comes")
    func readerGone() throws {
        let outcome = try shell("set -o pipefail; (seq 100; sleep 30) | ws | head -1; echo ${PIPESTATUS[1]}")
        #expect(outcome.output == "1\n0\n" && outcome.errors == "")
    }

    @Test("a stdout that is full is 74")
    func full() throws {
        let outcome = try shell("echo x | ws > /dev/full")
        #expect(outcome.status == 74 && outcome.errors.contains("cannot write to stdout: No space left"))
    }

    @Test("a slow reader gets everything, and memory stays small")
    func slowReader() throws {
        // 40 MB through a reader that takes its time; the resident set is looked at while it waits.
        let outcome = try shell(
            """
            seq -f '%064.0f' 600000 > slow-in
            mkfifo slow; relayctl ws connect \(url) --no-token --on-eof close < slow-in > slow & id=$!
            exec 3< slow
            moved() { awk '/^[rw]char/ { print $2 }' /proc/$id/io; }
            # Until it has read enough to be held up, and moves no more.
            until [ "$(moved | head -1)" -gt 1000000 ] && [ "$before" = "$(moved)" ]; do before=$(moved); sleep 0.1; done
            grep VmHWM /proc/$id/status | tr -dc 0-9 > rss; cmp - slow-in <&3 && wait $id && cat rss
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let kibibytes = Int(outcome.output.split(separator: "\n").last ?? "") ?? .max
        #expect(kibibytes < 96 << 10, "\(outcome.output)")
    }

    @Test("what is sent back is sent back byte for byte, until the peer closes")
    func echo() throws {
        let program = RelayctlProgram()
        let frames: [UInt8] = [0x81, 0x02, 0x68, 0x69, 0x82, 0x01, 0xff, 0x81, 0x00]
        // The masked answers: 8 + 7 + 6 bytes behind a request of unknown length, so the server reads until it has them.
        let server = try WireServer(.upgrade, .send(frames + [0x88, 0x02, 0x03, 0xe8]), .hold)
        let outcome = try program.run(["ws", "connect", "ws://127.0.0.1:\(server.port)/", "--echo"], input: .held)
        #expect(outcome.status == 0 && outcome.output == "")
        let sent = Array((server.received.first ?? "").utf8)
        #expect(sent.count > 0)
    }

    @Test("-x, -w, --max-messages, --grep, --pretty and --timestamps")
    func options() throws {
        #expect(try shell("ws -x one -x two < /dev/null").output == "one\ntwo\n")
        #expect(try shell("ws -x one -w 0.2", input: .held).output == "one\n")
        #expect(try shell("seq 9 | ws --max-messages 2 --on-eof hold").output == "1\n2\n")
        #expect(try shell("seq 30 | ws --grep '^2.$' | wc -l").output.filter(\.isNumber) == "10")
        // What the pattern cannot decide is shown, and that is said once.
        let costly = String(repeating: "a", count: 60) + "b\n"
        let undecided = try shell("printf '\(costly)c\n\(costly)' | ws --grep '^(a+)+$|b$'")
        #expect(undecided.output == costly + costly)
        #expect(undecided.errors.split(separator: "\n").filter { $0.contains("--grep takes too many") }.count == 1)
        #expect(try shell(#"echo '{"a":[1]}' | ws --pretty"#).output == "{\n  \"a\": [\n    1\n  ]\n}\n")
        let line = try shell("echo x | ws --timestamps").output
        #expect(line.hasSuffix("Z x\n") && line.hasPrefix("20"))
    }

    @Test("a held stdin does not keep -x waiting")
    func held() throws { #expect(try shell("ws -x one", input: .held).output == "one\n") }

    @Test("events have common fields, and the summary comes last, also after a signal")
    func events() throws {
        let lines = try shell("printf 'a\\nb\\n' | ws --format ndjson").output.split(separator: "\n")
        let events = try lines.map { try JSONReader.read(Array($0.utf8)) }
        #expect(events.map { $0["seq"]?.int } == (1...Int64(events.count)).map { $0 })
        #expect(events.allSatisfy { $0["v"]?.int == 1 && $0["ts"]?.string?.hasSuffix("Z") == true && $0["ms"] != nil })
        let names = events.compactMap { $0["event"]?.string }
        #expect(names.prefix(5) == ["resolve", "connect", "request", "response", "open"] && names.last == "summary")
        #expect(names.filter { $0 == "message" }.count == 2)
        #expect(events.last?["exit"]?.int == 0 && events.last?["messages_sent"]?.int == 2)

        let running = try program.start(["ws", "connect", url, "--no-token", "--format", "ndjson"], input: .held)
        try running.waitForOutput(containing: "\"event\":\"open\"")
        running.signal(SIGTERM)
        let outcome = try running.finish()
        #expect(outcome.status == 143 && !outcome.killed)
        let last = try JSONReader.read(Array((outcome.output.split(separator: "\n").last ?? "").utf8))
        #expect(last["event"]?.string == "summary" && last["interrupted"]?.bool == true && last["exit"]?.int == 143)
    }

    @Test("a signal sends a Close and ends within a moment", arguments: SignalTests.signals)
    func signals(signal: Int32, status: Int32) throws {
        let program = RelayctlProgram()
        let server = try WireServer(.upgrade, .send([0x81, 0x01, 0x61]), .hold)
        let running = try program.start(["ws", "connect", "ws://127.0.0.1:\(server.port)/"], input: .held)
        try running.waitForOutput(containing: "a\n")
        running.signal(signal)
        let outcome = try running.finish()
        #expect(outcome.status == status && outcome.errors == "relayctl: interrupted\n")
        #expect(server.received.first?.hasSuffix("\r\n\r\n") == false, "a Close went out")

        let silent = try WireServer(.readRequest, .hold)
        let waiting = try program.start(["ws", "send", "ws://127.0.0.1:\(silent.port)/", "x", "--json"])
        try waiting.waitForOutput(containing: "\"event\":\"request\"")
        waiting.signal(signal)
        let interrupted = try waiting.finish()
        #expect(interrupted.status == status && interrupted.output.contains("\"interrupted\":true"))
    }

    @Test("a lost connection is made again; a refusal is not")
    func reconnect() throws {
        let program = RelayctlProgram()
        let server = try WireServer([
            [.upgrade, .send([0x81, 0x01, 0x61])],
            [.upgrade, .send([0x81, 0x01, 0x62, 0x88, 0x02, 0x03, 0xe8]), .hold],
        ])
        let words = ["ws", "connect", "ws://127.0.0.1:\(server.port)/", "--reconnect"]
        let outcome = try program.run(words, input: .held)
        #expect(outcome.status == 0 && outcome.output == "a\nb\n", "\(outcome.errors)")
        #expect(outcome.errors.contains("connecting again in "))
        let closed = try WireServer(answer: "HTTP/1.1 403 Access denied\r\n\r\n")
        let refused = try program.run(
            ["ws", "connect", "ws://127.0.0.1:\(closed.port)/", "--reconnect"], input: .held)
        #expect(refused.status == 21 && closed.received.count == 1)
    }
}
