import RelayLogs
import Testing

@Suite struct HandshakesTests {
    private static func ws(_ word: String, _ port: Int, _ second: Int = 15) -> String {
        "127.0.0.1:\(port) - - [22/Nov/2026:07:00:\(second)] \"WS\(word) /ws/\" - -"
    }

    private static let refused = "WARNING  WebSocket auth failed: invalid token"
    private static let missing = "WARNING  WebSocket connection attempted without token"
    private static let success = "INFO     WebSocket auth success: t (ID: 1)"

    private static func causes(_ lines: [String]) -> [LogCause: [Int]] {
        Reading.of(lines.joined(separator: "\n")).causes.mapValues { [$0.rejected.count, $0.dropped.count] }
    }

    @Test("a rejection belongs to the line of the middleware between")
    func tied() {
        #expect(
            Self.causes([Self.ws("CONNECTING", 1), Self.refused, Self.ws("REJECT", 1), Self.ws("DISCONNECT", 1)]) == [
                .token: [1, 0]
            ])
        #expect(Self.causes([Self.ws("CONNECTING", 1), Self.missing, Self.ws("REJECT", 1)]) == [.noToken: [1, 0]])
        #expect(Self.causes([Self.ws("CONNECTING", 1), Self.ws("REJECT", 1)]) == [.origin: [1, 0]])
    }

    @Test("with two handshakes open no line is tied to one")
    func mixed() {
        let lines = [
            Self.ws("CONNECTING", 1), Self.ws("CONNECTING", 2), Self.refused, Self.ws("REJECT", 1),
            Self.ws("CONNECT", 2),
        ]
        #expect(Self.causes(lines) == [.untied: [1, 0]])
    }

    @Test("lines of the application while many handshakes are open", .timeLimit(.minutes(1)))
    func manyOpen() {
        let connecting = (1...19_000).map { Self.ws("CONNECTING", $0) }
        let said = [String](repeating: Self.success, count: 50_000)
        let ended = [Self.ws("REJECT", 1), Self.ws("DISCONNECT", 2)]
        // One that begins afterwards is not mixed with them.
        let last = [Self.ws("CONNECTING", 20_000), Self.ws("REJECT", 20_000)]
        #expect(Self.causes(connecting + said + ended + last) == [.untied: [1, 1], .origin: [1, 0]])
    }

    /// Access lines and loggers' lines in two files, or one of them buffered.
    @Test("words that stand apart from their handshakes leave it open which had them", arguments: [false, true])
    func apart(isAccessFirst: Bool) {
        let access = (1...3).flatMap { [Self.ws("CONNECTING", $0), Self.ws("REJECT", $0), Self.ws("DISCONNECT", $0)] }
        let hung = [Self.ws("CONNECTING", 8), Self.ws("DISCONNECT", 8)]
        let error = "ERROR    Exception inside application: No route found for path 'ws/x/'."
        let loggers = [Self.refused, Self.missing, error]
        let lines = isAccessFirst ? access + hung + loggers : loggers + access + hung
        #expect(Self.causes(lines) == [.untied: [2, 1], .origin: [1, 0]])
        // Without a refusal that has no handshake an error is one of HTTP.
        #expect(Self.causes(access + hung + [error]) == [.origin: [3, 0], .hung: [0, 1]])
        #expect(Self.causes([Self.refused] + access) == [.untied: [1, 0], .origin: [2, 0]])
    }

    @Test("a handshake that is alone again has the lines that follow")
    func aloneAgain() {
        let lines = [
            Self.ws("CONNECTING", 1), Self.ws("CONNECTING", 2), Self.ws("CONNECT", 1), Self.refused,
            Self.ws("REJECT", 2), Self.ws("CONNECTING", 3), Self.missing, Self.ws("REJECT", 3),
        ]
        #expect(Self.causes(lines) == [.token: [1, 0], .noToken: [1, 0]])
    }

    @Test("a handshake that ends without an answer was dropped, for the error between or for none")
    func dropped() {
        #expect(Self.causes([Self.ws("CONNECTING", 1), Self.success, Self.ws("DISCONNECT", 1)]) == [.hung: [0, 1]])
        let error = "ERROR    Exception inside application: Authentication required."
        #expect(
            Self.causes([Self.ws("CONNECTING", 1), Self.success, error, Self.ws("DISCONNECT", 1)]) == [
                .redisAuth: [0, 1]
            ])
        #expect(Self.causes([Self.ws("DISCONNECT", 1), Self.ws("REJECT", 3)]) == [.origin: [1, 0]])
    }

    @Test("uvicorn announces no handshake: its rejection follows the line of the middleware")
    func uvicorn() {
        let rejected = "INFO:     127.0.0.1:1 - \"WebSocket /ws/\" 403"
        #expect(Self.causes([Self.refused, rejected, rejected]) == [.token: [1, 0], .origin: [1, 0]])
        let raised = ["ERROR:    Exception in ASGI application", "Traceback (most recent call last):"]
        let answer = "INFO:     connection rejected (500 Internal Server Error)"
        #expect(
            Self.causes(raised + ["KeyError: 'message'", rejected, Self.missing, rejected]) == [
                .origin: [1, 0], .noToken: [1, 0],
            ])
        #expect(
            Self.causes(raised + ["ValueError: No route found for path 'ws/nope/'.", answer, rejected]) == [
                .noRoute: [0, 1], .origin: [1, 0],
            ])
    }

    @Test("of chained tracebacks the last one counts, and all are one event")
    func chained() {
        let text = """
            ERROR    Exception inside application: x
            Traceback (most recent call last):
              File "a"
            ConnectionRefusedError: [Errno 111]

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "b"
            redis.exceptions.ConnectionError: Error 111 connecting to 127.0.0.1:6379.
            Traceback (most recent call last):
              File "c"
            ModuleNotFoundError: No module named 'relaydesk.asgix'
            """
        let reading = Reading.of(text)
        #expect(reading.counts == ["redis.error": 1, "startup.failed": 1])
        #expect(reading.unrecognised == 0)
    }
}
