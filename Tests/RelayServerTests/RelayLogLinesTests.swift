import RelayBytes
import RelayServer
import Testing

/// The document's lines and the captured ones, in both formats.
@Suite struct RelayLogLinesTests {
    /// 2026-11-22 06:51:20.728 UTC
    static let time = UnixTime(seconds: 1_795_330_280, nanoseconds: 728_000_000)
    static let path = "/ws/chat/test-room/"

    @Test(
        "lines",
        arguments: [
            (
                .connecting(path: path),
                [#"127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "WSCONNECTING /ws/chat/test-room/" - -"#],
                ["WebSocket HANDSHAKING /ws/chat/test-room/ [127.0.0.1:60692]"]
            ),
            (
                .rejected(path: path),
                [#"127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "WSREJECT /ws/chat/test-room/" - -"#],
                ["WebSocket REJECT /ws/chat/test-room/ [127.0.0.1:60692]"]
            ),
            (
                .authSuccess(user: "testuser", id: 1),
                ["2026-11-22 06:51:20,728 INFO     ✅ WebSocket auth success: testuser (ID: 1)"], []
            ),
            (
                .noToken, ["2026-11-22 06:51:20,728 WARNING  ⚠️ WebSocket connection attempted without token"],
                ["⚠️ WebSocket connection attempted without token"]
            ),
            (
                .access(method: "GET", path: "/nope", status: 404, size: 179, took: .milliseconds(57)),
                [#"127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "GET /nope" 404 179"#],
                ["HTTP GET /nope 404 [0.05, 127.0.0.1:60692]"]
            ),
            (
                .access(method: "HEAD", path: "/", status: 200, size: 0, took: .seconds(1)),
                [#"127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "HEAD /" 200 -"#],
                ["HTTP HEAD / 200 [1.00, 127.0.0.1:60692]"]
            ),
            (
                .complaint(status: 500, path: "/x\u{1b}"),
                [#"2026-11-22 06:51:20,728 ERROR    Internal Server Error: /x\u{1b}"#],
                [#"Internal Server Error: /x\u{1b}"#]
            ),
            (
                .left(user: "u", room: "r", code: nil),
                ["2026-11-22 06:51:20,728 INFO     User u disconnected from r (code: None)"], []
            ),
        ] as [(RelayLogEvent, [String], [String])])
    func lines(_ event: RelayLogEvent, _ daphne: [String], _ runserver: [String]) {
        let client = "127.0.0.1:60692"
        #expect(RelayLogLines(format: .daphne).lines(event, client: client, at: Self.time) == daphne)
        #expect(RelayLogLines(format: .runserver).lines(event, client: client, at: Self.time) == runserver)
    }

    @Test func start() {
        let event = RelayLogEvent.listening(address: "127.0.0.1", port: 18040)
        #expect(
            RelayLogLines(format: .daphne).lines(event, at: Self.time).map { $0.dropFirst(33) } == [
                "Starting server at tcp:port=18040:interface=127.0.0.1",
                "HTTP/2 support not enabled (install the http2 and tls Twisted extras)",
                "Configuring endpoint tcp:port=18040:interface=127.0.0.1", "Listening on TCP address 127.0.0.1:18040",
            ])
    }
}
