import RelayLogs
import Testing

@Suite struct PrefixesTests {
    static let message = "✅ WebSocket auth success: testuser (ID: 1)"

    @Test(
        "the prefix is taken off",
        arguments: [
            "2026-11-22 06:51:20,728 INFO     ", "INFO     ", "INFO:     ", "",
            "INFO 2026-11-22 07:01:12,966 middleware 28917 139852 ", "[2026-11-22 07:01:23,843] INFO chat.middleware: ",
            "[2026-11-22 07:06:06 -0600] [3725] [INFO] ", "Nov 08 12:00:00 relay1 daphne[123]: ",
            "Nov  8 12:00:00 relay1 daphne[123]: ", "Nov 08 12:00:00.685000 relay1 daphne[123]: ",
            "2025-11-08T12:00:00+0000 relay1 daphne[123]: ", "2025-11-08T12:00:00.123456+00:00 relay1 daphne[123]: ",
            "Sat 2025-11-08 12:00:00 UTC relay1 daphne[123]: ", "Sat 2025-11-08 12:00:00 CET relay1 daphne[123]: ",
            "daphne-1  | ", "relaydesk_daphne_1 | ", "[pod/daphne-6d4f-x/daphne] ",
            "2026-11-22T06:51:20.728123456Z stdout F ", "2026-11-22T06:51:20.728123456+01:00 stderr F ",
            "2026-11-22T06:51:20.728123456Z ", "<30>Nov 08 12:00:00 relay1 daphne[123]: ",
            "<30>1 2026-11-22T06:51:20Z relay1 daphne 123 - - ",
            "daphne-1  | 2026-11-22 06:51:20,728 INFO     ", "\u{1b}[36mdaphne-1  | \u{1b}[0m",
            "\u{1b}[32mINFO\u{1b}[0m:     ", "[pod/a/b] 2026-11-22T06:51:20.7Z INFO     ",
            "Nov 08 12:00:00 relay1 daphne[123]: 2026-11-22 06:51:20,728 INFO     ", "2026-11-22 06:51:20-0600 [-] ",
            "1762603200.685000 relay1 daphne[123]: ", "[ 8392.773233] relay1 daphne[123]: ",
            "<30>1 2026-11-22T06:51:20Z relay1 daphne 123 ID47 [a@1 x=\"y\"] \u{feff}", "\u{feff}INFO     ",
            "daphne-6d4f5c7b9-x2x4z daphne ", "daphne-0 daphne 2026-11-22 06:51:20,728 INFO     ",
            "web.1.k2j3@node1    | ", "2026-11-22 06:51:20,728 - chat.middleware - INFO - ",
            "2026-11-22 06:51:20,728 chat.middleware INFO ", "2026-11-22 06:51:20,728 INFO     chat.middleware: ",
            "2026-11-22 06:51:20,728 [INFO] chat.middleware: ", "[2026-11-22 07:01:23,843] INFO [chat.middleware] ",
            "2026-11-22T06:51:20.123456Z [info     ] ", "INFO:chat.middleware:", "[INFO] ",
            "2026-11-22 06:51:20.728 | INFO     | chat.middleware:__call__:47 - ",
            "INFO 2026-11-22 07:01:12,966 middleware ", "2026-11-22 06:51:20,728 \u{1b}[32mINFO\u{1b}[0m     ",
            "some prefix that nobody knows> ", "2026-11-22T06:51:20.123456789Z INFO:chat.middleware:",
            "2026-11-22T06:51:20.123456789Z INFO 2026-11-22 07:01:12,966 middleware 28917 139852 ",
        ])
    func prefix(prefix: String) {
        for text in [Self.message, String(Self.message.dropFirst(2))] {
            let reading = Reading.of("\(prefix)\(text)\n")
            #expect(reading.counts == ["auth.success": 1], "\(reading.samples)")
        }
    }

    @Test(
        "a line of JSON is unwrapped",
        arguments: [
            #"{"log":"2026-11-22 06:51:20,728 INFO     \u2705 WebSocket auth success: t (ID: 1)\n","stream":"stderr","time":"2026-11-22T06:51:20.728Z"}"#,
            #"{"asctime": "2026-11-22 06:51:20,728", "levelname": "INFO", "message": "\u2705 WebSocket auth success: t (ID: 1)"}"#,
            #"{"message":"WebSocket auth success: t","level":"info","extra":{"a":[1,"}"]}}"#,
            #"{"__REALTIME_TIMESTAMP":"1762603200137000","MESSAGE":"WebSocket auth success: t (ID: 1)"}"#,
            #"{"MESSAGE":[87,101,98,83,111,99,107,101,116,32,97,117,116,104,32,115,117,99,99,101,115,115]}"#,
            #"{"log":"{\"message\":\"WebSocket auth success: t\"}\n","time":"2026-11-22T06:51:20.728Z"}"#,
        ])
    func json(line: String) { #expect(Reading.counts("\(line)\n") == ["auth.success": 1]) }

    @Test("a logger's name is no part of the message, wherever the samples of a block are full")
    func names() {
        let foreign = String(repeating: "2026-11-22 06:51:20,728 INFO     rooms: message 1 stored in 2 ms\n", count: 9)
        let line = "2026-11-22 06:51:20,728 INFO     a.long.name.of.a.logger.chat.middleware: \(Self.message)\n"
        let reading = Reading.of(foreign + line + foreign)
        #expect(reading.counts == ["auth.success": 1])
        #expect(reading.unrecognised == 18)
    }

    @Test(
        "the address that an access line begins with is no name of a logger",
        arguments: ["127.0.0.1:60692", "fe80::1:60692"])
    func addresses(address: String) {
        for prefix in ["2026-11-22 06:51:20,728 INFO     ", "INFO 2026-11-22 07:01:12,966 ", "[INFO] ", "INFO:     "] {
            let line = "\(prefix)\(address) - - [22/Nov/2026:06:51:20] "
            #expect(Reading.counts("\(line)\"WSCONNECTING /ws/\" - -\n") == ["handshake.connecting": 1], "\(prefix)")
            #expect(Reading.counts("\(line)\"GET /rooms/\" 200 2\n") == ["http.access": 1], "\(prefix)")
        }
        let combined = "127.0.0.1 - - [22/Nov/2026:13:02:50 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"\n"
        #expect(Reading.counts("2026-11-22 06:51:20,728 INFO     \(combined)") == ["proxy.access": 1])
    }

    @Test("the digits that a message begins with are no part of the verbose prefix")
    func digits() {
        let words = "1 of 2 channels over capacity in group chat_a"
        for prefix in ["INFO 2026-11-22 07:01:12,966 core 28917 139852 ", "INFO 2026-11-22 07:01:12,966 core "] {
            #expect(Reading.counts("\(prefix)\(words)\n") == ["layer.over-capacity": 1])
        }
    }

    @Test("a level with a name behind a container's stamp is no host")
    func levelBehindStamp() {
        let line = "2026-11-22T06:51:20.123456789Z CRITICAL:daphne.server:Listen failure: Couldn't listen on 0.0.0.0:1"
        #expect(Reading.counts(line) == ["startup.failed": 1])
    }

    @Test(
        "behind a container's stamp, two words and a colon are no host and its program",
        arguments: [
            ("Not Found: /x", "http.warning"), ("Bad Request: /x", "http.warning"),
            ("Listen failure: Couldn't listen on 0.0.0.0:1", "startup.failed"),
            ("Listening at: http://127.0.0.1:8000 (1)", "startup"), ("Handling signal: term", "shutdown"),
            ("relay1 relaydesk: Not Found: /x", "http.warning"), ("Relay daphne[123]: Not Found: /x", "http.warning"),
        ])
    func wordsBehindStamp(text: String, name: String) {
        for stamp in ["2025-11-08T12:00:00.123456789Z", "2025-11-08T12:00:00Z", "2025-11-08T12:00:00.1+01:00"] {
            #expect(Reading.counts("\(stamp) \(text)\n") == [name: 1], "\(stamp)")
        }
    }

    @Test("the stamps of a container change no count of runserver's log")
    func stampedSample() throws {
        let bytes = try Reading.sample("runserver.log")
        var stamped: [UInt8] = []
        for line in bytes.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
            stamped += Array("2025-11-08T12:00:00.1Z ".utf8) + line + [0x0a]
        }
        let (plain, reading) = (Reading(Reading.tally([bytes])), Reading(Reading.tally([stamped])))
        #expect(reading.counts == plain.counts && reading.unrecognised == plain.unrecognised, "\(reading.samples)")
    }

    @Test("the service manager's own lines are known, and the stack behind a header of RFC 5424 stays a stack")
    func supervisors() {
        for line in [
            "Nov 08 12:00:00 relay1 systemd[1]: Started relaydesk-daphne.service - RelayDesk.",
            #"{"SYSLOG_IDENTIFIER":"systemd","__REALTIME_TIMESTAMP":"1762603200137000","MESSAGE":"Started x"}"#,
            #"<30>1 2026-11-22T06:51:20Z relay1 daphne 123 - -   File "a", line 1"#,
        ] {
            let reading = Reading.of("\(line)\n")
            #expect(reading.unrecognised == 0 && reading.counts == [:], "\(line)")
        }
    }

    @Test("a traceback inside a JSON line counts by its end")
    func jsonTraceback() {
        let line =
            #"{"levelname":"ERROR","message":"Exception inside application: x","exc_info":"Traceback (most recent call last):\n  File \"a\"\nredis.exceptions.ConnectionError: Error 111 connecting to 127.0.0.1:6379. Connect call failed"}"#
        #expect(Reading.counts("\(line)\n") == ["redis.error": 1])
    }

    @Test(
        "what is no prefix stays, and is not recognised",
        arguments: ["{\"a\":1}", "[x] y", "{\"message\":", "2026-11-22", "<x>", "Nov 08 x"])
    func foreign(line: String) {
        let reading = Reading.of("\(line)\n")
        #expect(reading.unrecognised == 1)
        #expect(reading.counts == [:])
    }
}
