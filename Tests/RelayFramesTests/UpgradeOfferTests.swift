import RelayFrames
import Testing

@Suite struct UpgradeOfferTests {
    private static let fields = [
        ("Host", "localhost:18010"), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), ("Sec-WebSocket-Version", "13"),
    ]

    private func offer(
        _ method: String = "GET", _ target: String = "/ws/", version: HTTPVersion = .http11, without: String? = nil,
        with extra: [(String, String)] = [], remarks: HeadRemarks = []
    ) throws(Rejection) -> UpgradeOffer {
        let fields = Self.fields.filter { $0.0 != without } + extra
        return try UpgradeOffer(
            RequestHead(
                method: method, target: target, version: version,
                fields: HeaderFields(fields.map { HeaderField($0.0, $0.1) }), remarks: remarks))
    }

    @Test("a line that ends with LF alone is refused") func bareLineFeed() throws {
        #expect(throws: Rejection(400, "HTTP header line ends with LF alone")) { _ = try offer(remarks: .bareLineFeed) }
        #expect(try offer(remarks: .foldedLine).deflate == nil)
    }

    @Test func valid() throws {
        let found = try offer(
            "GET", "/ws/chat/a/?token=x&y",
            with: [
                ("Origin", "http://localhost:3000"), ("Sec-WebSocket-Protocol", "Bearer, a.b.c"),
                ("sec-websocket-protocol", "d"),
                ("Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=7, permessage-deflate"),
            ])
        #expect(found.path == "/ws/chat/a/")
        #expect(found.query == "token=x&y")
        #expect(found.host == "localhost:18010")
        #expect(found.origin == "http://localhost:3000")
        #expect(found.subprotocols == ["Bearer", "a.b.c", "d"])
        #expect(found.key == Samples.key)
        #expect(found.deflate == DeflateAgreement())
        #expect(!String(reflecting: found).contains("a.b.c"))
    }

    @Test func least() throws {
        let found = try offer()
        #expect(found.origin == nil)
        #expect(found.subprotocols == [])
        #expect(found.deflate == nil)
        #expect(try offer(with: [("Origin", "null")]).origin == "null")
    }

    @Test(
        "autobahn's reasons",
        arguments: [
            ("POST", "/", nil, [], 405, "HTTP method \"POST\" not allowed"),
            ("GET", "/#a", nil, [], 400, "HTTP requested resource contains a fragment identifier"),
            ("GET", "/", "Host", [], 400, "HTTP Host header missing in opening handshake request"),
            (
                "GET", "/", nil, [("host", "b")], 400,
                "HTTP Host header appears more than once in opening handshake request"
            ),
            ("GET", "/", "Upgrade", [], 426, "HTTP Upgrade header missing"),
            ("GET", "/", "Connection", [], 400, "HTTP Connection header missing"),
            (
                "GET", "/", "Connection", [("Connection", "close")], 400,
                "HTTP Connection headers do not include 'upgrade' value (case-insensitive)"
            ),
            ("GET", "/", "Sec-WebSocket-Key", [], 400, "HTTP Sec-WebSocket-Key header missing"),
            (
                "GET", "/", "Sec-WebSocket-Key", [("Sec-WebSocket-Key", "abc")], 400,
                "bad Sec-WebSocket-Key (length must be 24 ASCII chars) 'abc'"
            ),
            (
                "GET", "/", "Sec-WebSocket-Key", [("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25j!Q==")], 400,
                "bad Sec-WebSocket-Key (invalid base64 encoding) 'dGhlIHNhbXBsZSBub25j!Q=='"
            ),
            (
                "GET", "/", nil, [("Sec-WebSocket-Key", "x")], 400,
                "HTTP Sec-WebSocket-Key header appears more than once in opening handshake request"
            ),
            (
                "GET", "/", "Sec-WebSocket-Version", [], 400,
                "HTTP Sec-WebSocket-Version header missing in opening handshake request"
            ),
            (
                "GET", "/", "Sec-WebSocket-Version", [("Sec-WebSocket-Version", "99")], 426,
                "WebSocket version 99 not supported (supported versions: 13)"
            ),
            (
                "GET", "/", nil, [("Sec-WebSocket-Protocol", "Bearer, a, Bearer")], 400,
                "duplicate protocol \"Bearer\" specified in HTTP Sec-WebSocket-Protocol header"
            ),
            ("GET", "/", nil, [("Origin", "foo")], 400, "HTTP Origin header invalid: No host part in Origin 'foo'"),
            (
                "GET", "/", nil, [("Sec-WebSocket-Extensions", "a b")], 400,
                "HTTP Sec-WebSocket-Extensions header invalid"
            ),
        ] as [(String, String, String?, [(String, String)], Int, String)])
    func rejected(
        _ method: String, _ target: String, _ without: String?, _ extra: [(String, String)], _ status: Int,
        _ reason: String
    ) {
        do {
            let found = try offer(method, target, without: without, with: extra)
            Issue.record("accepted \(found)")
        } catch {
            #expect(error.status == status)
            #expect(error.reason == reason)
        }
    }

    @Test func version() {
        #expect(throws: Rejection(505, "Unsupported HTTP version 'HTTP/1.0'")) {
            try offer(version: HTTPVersion(major: 1, minor: 0))
        }
    }

    @Test("what the client sent cannot break the status line") func bytes() {
        let rejection = Rejection(426, "version \u{e9}\r\nX: y", fields: [HeaderField("Sec-WebSocket-Version", "13")])
        let text = String(decoding: rejection.bytes, as: UTF8.self)
        #expect(text == "HTTP/1.1 426 version ???X: y\r\nSec-WebSocket-Version: 13\r\n\r\n")
    }
}
