import RelayLogs
import RelayTestSupport
import Testing

@Suite struct LogScannerTests {
    static let text = """
        2026-11-22 07:00:15,964 INFO     Starting server at tcp:port=18040:interface=127.0.0.1
        127.0.0.1:1 - - [22/Nov/2026:07:00:15] "WSCONNECTING /ws/chat/a/" - -
        2026-11-22 07:00:16,002 INFO     ✅ WebSocket auth success: testuser (ID: 1)
        2026-11-22 07:00:18,972 ERROR    Exception inside application: No route found for path 'ws/nope/'.
        Traceback (most recent call last):
          File "/srv/x.py", line 48, in __call__
            return await application(scope, receive, send)
        ValueError: No route found for path 'ws/nope/'.
        127.0.0.1:1 - - [22/Nov/2026:07:00:19] "WSDISCONNECT /ws/chat/a/" - -
        127.0.0.1:2 - - [22/Nov/2026:07:00:20] "GET /?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc" 200 5

        what is this
        """

    @Test("every way to cut the bytes gives the same")
    func splits() {
        let bytes = Array(Self.text.utf8)
        let whole = Reading(Reading.tally([bytes]))
        #expect(whole.counts["token.leak"] == 1)
        #expect(whole.causes[.noRoute]?.dropped.count == 1)
        for pieces in Splits.all(bytes) where Reading(Reading.tally(pieces)) != whole {
            Issue.record("cut at \(pieces[0].count)")
        }
    }

    @Test("a line whose stamp cannot be read has the time of the one above it, wherever the bytes are cut")
    func unreadableStamp() throws {
        let lines = [
            "2026-11-22 07:00:15,964 WARNING  Not Found: /favicon.ico",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:99] \"GET /rooms/ HTTP/1.1\" 200 1",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:16] \"GET /rooms/ HTTP/1.1\" 200 1",
            "127.0.0.1 - - [22/Nov/2026:07:00:99 +0000] \"GET / HTTP/1.1\" 200 1", String(repeating: ".", count: 80),
        ]
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let whole = Reading(Reading.tally([bytes]))
        let second = try #require(LogClock(zone: .utc, present: Reading.now).time(parsing: "2026-11-22 07:00:16"))
        #expect(whole.runs["http.access"]?.first.time == LogTime(milliseconds: second.milliseconds - 36))
        #expect(whole.runs["proxy.access"]?.first.time == second)
        for pieces in Splits.all(bytes) where Reading(Reading.tally(pieces)) != whole {
            Issue.record("cut at \(pieces[0].count)")
        }
    }

    @Test("CRLF, no last newline, NULs and bytes that are not UTF-8 lose nothing")
    func hostile() {
        let line = "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSREJECT /ws/\" - -"
        #expect(Reading.counts("\(line)\r\n\(line)\r\n")["handshake.rejected"] == 2)
        #expect(Reading.counts(line)["handshake.rejected"] == 1)
        let bytes: [UInt8] = [0, 0x0a, 0xff, 0xfe, 0xc3, 0x0a, 0x1b, 0x5b, 0x0a] + Array(line.utf8)
        let reading = Reading(Reading.tally([bytes]))
        #expect(reading.lines == 4)
        #expect(reading.count(.rejected) == 1)
        #expect(reading.unrecognised == 2)
    }

    @Test(
        "the quick look and the grammar agree on lines that were cut or damaged",
        arguments: [
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSCONNECTI",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSCONNECTIxNG /ws/chat/test-room/\" - -",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSDISCONNE /ws/chat/test-room/\" - -",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WxCONNECT /ws/chat/test-room/\" - -",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"", "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSREJECT /",
            "127.0.0.1 - - [22/Nov/2026:07:00:15 +0000] \"GET / HTTP/1.1\" 200 1",
            "1::1 - - [22/Nov/2026:07:00:15 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0\"",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0\"",
            "\"127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"GET / HTTP/1.1\" 200 1", "\tat Main.run(Main.java:1)",
            "2026-11-22 07:00:16,002 INFO     a.b: User testuser connected to x and more",
            "2026-11-22 07:00:16,002 INFO     rooms: message 1 stored in 2 ms, and no more",
            "2026-11-22 07:00:16,002 INFO     rooms - User testuser connected to test-room",
            "2026-11-22 07:00:16,002 INFO     sent close code 1000 to the client of a room",
            "2026-11-22 07:00:16,002 INFO     web-1  | User testuser connected to test-room",
            "2026-11-22 07:00:1x,002 INFO     rooms: message 1 stored in 2 ms",
            " 026-11-22 07:00:16,002 INFO     rooms: message 1 stored in 2 ms",
            "2026-11-22 07:00:16,002 INFO    rooms: message 1 stored in 2 ms", "2026-11-22 07:00:16,002 INFO     ",
            "2026-11-22 07:00:16,002 INFO     r", "2026-11-22 07:00:16,002 INFO     rooms:",
            "   127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSREJECT /ws/\" - -", "   WARNING  Not Found: /x", "    ",
            "  \u{26a0} WebSocket auth failed: invalid token", "  File \"x\", line 1", "  \t2 of 3", "   1 + 2",
            "\tWARNING  Not Found: /x", String(repeating: " ", count: 31) + "WARNING  Not Found: /x",
            String(repeating: " ", count: 32) + "WARNING  Not Found: /x",
            String(repeating: " ", count: 33) + "WARNING  Not Found: /x", "  | ValueError: x", "  + x",
        ])
    func agreement(line: String) {
        // More than the samples that are kept, and enough behind it for the quick look to be allowed.
        let text = Array((String(repeating: line + "\n", count: 7) + String(repeating: ".", count: 80) + "\n").utf8)
        let (quick, thorough) = (
            Reading(Reading.tally([text])), Reading(Reading.tally([text]) { $0.live = [.access] })
        )
        #expect(quick == thorough)
    }

    @Test(
        "a line with a damaged stamp is what it is without",
        arguments: [
            ("127.0.0.1:1 - - []2/Nov/2026:07:00:15] \"WSREJECT /ws/chat/test-room/\" - -", "handshake.rejected"),
            ("127.0.0.1:1 - - [22/Nov/2026:07:00:]5] \"GET /rooms/\" 200 2", "http.access"),
            ("127.0.0.1 - - [22/]ov/2026:07:00:15 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"", "proxy.access"),
        ])
    func damagedStamp(line: String, logClass: String) {
        let text = Array((String(repeating: line + "\n", count: 7) + String(repeating: ".", count: 80) + "\n").utf8)
        #expect(Reading(Reading.tally([text])).counts == [logClass: 7])
        #expect(Reading(Reading.tally([text]) { $0.live = [.access] }).counts == [logClass: 7])
    }

    @Test("what a line says is not taken for what one says that differs in a byte")
    func repetition() {
        let stamp = "2026-11-22 07:00:16,002"
        let lines = [
            " WARNING  WebSocket auth failed: invalid token", " WARNING  WebSocket auth failed: expired token",
            " WARNING  WebSocket auth failed: invalid tokem", " WARNING  Not Found: /favicon.ico",
            " WARNING  Not Fount: /favicon.ico", " INFO     WebSocket auth failed: invalid token",
            " ERROR    Exception inside application: nothing",
            " WARNING  \u{1b}[31mNot Found: /favicon.ico\u{1b}[0m", " +0200 WARNING  Not Found: /favicon.ico",
        ]
        // Each alone, the way that knows no line before it.
        let alone = lines.map { Reading.of(stamp + $0) }
        let damaged = ["2026-11-22 07:00:1x,002", "2026-11-22T07:00:16,002", "2026-11-22 07:00:16.002"]
        for (line, said) in zip(lines, alone) {
            for other in lines + damaged.map({ $0 + line }) {
                let other = other.first == " " ? stamp + other : other
                let both = Reading.of("\(stamp)\(line)\n\(other)\n\(stamp)\(line)")
                let expected = Reading.of(other).counts.merging(said.counts) { $0 + $1 }
                    .merging(said.counts) { $0 + $1 }
                #expect(both.counts == expected, "\(line), \(other)")
                let texts = Set((said.texts + Reading.of(other).texts).map(\.text))
                #expect(Set(both.texts.map(\.text)) == texts, "\(line), \(other)")
                #expect(both.features == said.features.union(Reading.of(other).features), "\(line), \(other)")
            }
        }
    }

    @Test(
        "a window over lines that are told by their shape and over those that are not",
        arguments: ["14", "15", "17", "21"])
    func shapesInWindow(second: String) {
        let line = "127.0.0.1:1 - - [22/Nov/2026:07:00:15] "
        var text = ""
        for second in [15, 16, 18, 20] {
            let stamp = "2026-11-22 07:00:\(second),500"
            text += line.replacing("15]", with: "\(second)]") + "\"GET /rooms/ HTTP/1.1\" 200 1\n"
            text += "\(stamp) INFO     rooms: message 1 stored in 2 ms\n  File \"x\"\n"
            text += "\(stamp) INFO     User testuser connected to room-1 of the house\n"
            text += "\(stamp) WARNING  Not Found: /favicon.ico\nno stamp and no sense\n"
            text += line.replacing("15]", with: "\(second)]") + "\"WSCONNECTING /ws/chat/room-1/ and more\" - -\n"
            text +=
                "10.0.0.1 - - [22/Nov/2026:07:00:\(second) +0000] \"GET /?t=eyJhbGciOiJI.eyJzdWIiO.abc\" 200 5 \"-\"\n"
        }
        let bytes = Array((text + text).utf8)
        let bounds: (inout LogScanner.Options) -> Void = {
            $0.since = $0.clock.time(parsing: "2026-11-22 07:00:\(second)")
            $0.until = $0.clock.time(parsing: "2026-11-22 07:00:19")
        }
        let quick = Reading(Reading.tally([bytes], change: bounds))
        let thorough = Reading(
            Reading.tally([bytes]) {
                bounds(&$0)
                $0.live = [.proxyAccess]
            })
        #expect(quick == thorough)
        #expect(quick.count(.access) == ["14": 6, "15": 6, "17": 2, "21": 0][second])
    }

    @Test(
        "a token whose characters are escaped is a leak as a plain one is",
        arguments: [
            (".", 1), (#"\u002e"#, 1), (#"\u002E"#, 1), (#"\\u002e"#, 1), (#"\x2e"#, 1), ("%2E", 1), ("%252e", 1),
            ("==.", 1),
            ("=%2e", 1), (" .", 0), (#"\u003e"#, 0), ("%20", 0), ("%", 0), (#"\"#, 0), ("=", 0), ("", 0),
        ])
    func escapedLeaks(dot: String, count: Int) {
        for letter in ["e", #"\u0065"#, "%65", "%2565", #"\x65"#] {
            let token = "\(letter)yJhbGciOiJIUzI1NiJ9\(dot)\(letter)yJzdWIiOiIxIn0\(dot)c2ln"
            let reading = Reading.of("what \(token) end\n\(token)\n")
            #expect(reading.count(.leak) == 2 * count, "\(token)")
            #expect(reading.leaks.map(\.line) == (count == 0 ? [] : [1, 2]))
        }
    }

    @Test("the first twenty leaks are kept, however the bytes are cut")
    func manyLeaks() {
        let line = "GET /?t=eyJhbGciOiJI.eyJzdWIiO.abc\n"
        let bytes = Array(String(repeating: line, count: 25).utf8)
        let whole = Reading(Reading.tally([bytes]))
        #expect((whole.count(.leak), whole.leaks.map(\.line)) == (25, Array(1...20)))
        for pieces in Splits.all(bytes) where Reading(Reading.tally(pieces)) != whole {
            Issue.record("cut at \(pieces[0].count)")
        }
    }

    @Test("a line of beginnings of tokens is read in one pass", .timeLimit(.minutes(1)))
    func beginnings() {
        let beginnings = String(repeating: "eyJ", count: 300_000)
        #expect(Reading.of(beginnings + "\n" + beginnings + ".eyJzdWIiO.abc\n").count(.leak) == 1)
    }

    @Test("more lines than are looked for at a time")
    func manyLines() {
        let line = "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"GET /rooms/ HTTP/1.1\" 200 1\n"
        let bytes = Array((String(repeating: line + "\n", count: 2600) + "  stack\n" + line.dropLast()).utf8)
        let reading = Reading(Reading.tally([bytes]))
        #expect(reading == Reading(Reading.tally([bytes]) { $0.live = [.access] }))
        #expect((reading.lines, reading.count(.access)) == (5202, 2601))
        #expect(reading.runs["http.access"]?.last.line == 5202)
    }

    @Test("a line is the same wherever it begins and whatever stands above it and below it")
    func places() {
        let kinds = [
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"GET /rooms/ HTTP/1.1\" 200 1", "",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSCONNECTING /ws/chat/room-1/\" - -", "  stack",
            "2026-11-22 07:00:16,002 INFO     rooms: message 1 stored in 2 ms", "no sense",
            "10.0.0.1 - - [22/Nov/2026:07:00:15 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0\"",
            "127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"GET /?token=eyJhbGciOiJI.eyJzdWIiO.abc HTTP/1.1\" 200 1",
            "2026-11-22 07:00:16,002 INFO     User testuser connected to test-room",
        ]
        for place in 0...192 {
            // No two blocks of eleven lines are the same but for their number, and each ends differently.
            let lines = (0..<(2 * place + 9)).map { kinds[($0 * $0 + $0 / 11) % kinds.count] }
            let bytes = Array((String(repeating: ".", count: place) + "\n" + lines.joined(separator: "\n")).utf8)
            let (quick, thorough) = (
                Reading(Reading.tally([bytes])), Reading(Reading.tally([bytes]) { $0.live = [.access] })
            )
            #expect(quick == thorough, "place \(place)")
            #expect(quick.count(.leak) == lines.count { $0 == kinds[7] }, "place \(place)")
            #expect(quick.count(.connecting) == lines.count { $0 == kinds[2] }, "place \(place)")
        }
    }

    @Test("a line beyond the limit is counted once, and the next one is read")
    func longLine() {
        let long = [UInt8](repeating: 0x61, count: LineBlocks.longestLine + 300_000)
        let next = Array("\n127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSREJECT /ws/\" - -\n".utf8)
        let reading = Reading(Reading.tally([long + next]))
        #expect(reading.lines == 2)
        #expect(reading.overlong == 1)
        #expect(reading.count(.rejected) == 1)
        #expect(Reading(Reading.tally((long + next).chunks(of: 100_001))) == reading)
    }

    @Test("a window takes lines by their stamp, unstamped ones by the stamp above them")
    func window() {
        let since = LogClock(zone: .utc, present: Reading.now).time(parsing: "2026-11-22 07:00:18")
        let reading = Reading(Reading.tally([Array(Self.text.utf8)]) { $0.since = since })
        #expect(reading.count(.connecting) == 0)
        #expect(reading.count(.exception) == 1)
        #expect(reading.lines == 12)
        #expect(reading.from == since.map { LogTime(milliseconds: $0.milliseconds + 972) })
    }

    @Test("live lines come with their place")
    func live() {
        let tally = Reading.tally([Array(Self.text.utf8)]) { $0.live = [.exception, .leak] }
        #expect(tally.live.map(\.logClass) == [.exception, .leak])
        #expect(tally.live.map(\.excerpt.line) == [4, 10])
    }
}

extension Array {
    func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
