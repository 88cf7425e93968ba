import RelayLogs
import Testing

/// Lines that begin with blanks: those of a stack, and those of a log that was indented.
@Suite struct IndentedLinesTests {
    @Test(
        "an indented line that the grammar knows is what it is without its blanks",
        arguments: [
            ("WARNING  \u{26a0}\u{fe0f} WebSocket auth failed: invalid token", "auth.failed"),
            ("127.0.0.1:1 - - [22/Nov/2026:07:00:15] \"WSREJECT /ws/x/\" - -", "handshake.rejected"),
            ("2026-11-22 07:00:15,972 INFO     Listening on TCP address 127.0.0.1:8000", "startup"),
            ("[INFO] WebSocket auth success: t (ID: 1)", "auth.success"),
            ("{\"levelname\": \"WARNING\", \"message\": \"Not Found: /x\"}", "http.warning"),
            ("\u{2705} WebSocket auth success: t (ID: 1)", "auth.success"),
            (
                "CRITICAL Listen failure: Couldn't listen on 127.0.0.1:1: [Errno 98] Address already in use.",
                "startup.failed"
            ),
            ("ERROR    Exception inside application: x", "app.exception"),
        ])
    func known(text: String, name: String) {
        for indent in ["   ", "\t", " \t ", String(repeating: " ", count: 40), "daphne-1  |    "] {
            let reading = Reading.of("\(indent)\(text)\n" + String(repeating: ".", count: 80) + "\n")
            #expect(reading.counts == [name: 1], "\(indent)")
            #expect(reading.unrecognised == 1)
        }
    }

    @Test(
        "a line of a stack stays one, also where it has what a log has",
        arguments: [
            "File \"x.py\", line 48, in __call__", "return await application(scope, receive, send)", "^^^^^^^^^",
            "raise ValueError(\"WebSocket auth failed: x\")", "ERRORS = {", "DEBUG = True", "INFO(1)", "1 + 2", "[",
            "{\"a\": 1}", "Traceback (most recent call last):", "ValueError: x", "User(\"WebSocket auth failed: x\")",
            "[\"WebSocket auth failed: x\"]", "2026-11-22 07:00:15,972 nothing known", "...<2 lines>...",
        ])
    func stack(text: String) {
        let head = "ERROR    Exception inside application: x\nTraceback (most recent call last):\n"
        let reading = Reading.of("\(head)    \(text)\nKeyError: 'y'\n" + String(repeating: ".", count: 80) + "\n")
        #expect(reading.counts == ["app.exception": 1])
        #expect(reading.unrecognised == 1 && reading.texts.map(\.text) == [Array("KeyError: 'y'".utf8)])
    }

    @Test("an indented log ties its lines as another does, and its times count")
    func whole() throws {
        let indented = LogScannerTests.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("127") || $0.hasPrefix("2026") ? "    \($0)" : String($0) }
        let (plain, reading) = (Reading.of(LogScannerTests.text), Reading.of(indented.joined(separator: "\n")))
        #expect(reading.counts == plain.counts && reading.causes == plain.causes)
        #expect((reading.from, reading.to) == (plain.from, plain.to))
    }
}
