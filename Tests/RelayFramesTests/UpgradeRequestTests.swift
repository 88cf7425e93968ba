import RelayBytes
import RelayFrames
import Testing

@Suite struct UpgradeRequestTests {
    private func text(_ request: UpgradeRequest) -> String {
        var output = ByteBuffer()
        request.write(into: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    @Test func least() {
        #expect(
            text(Samples.request)
                == "GET /ws/chat/test-room/ HTTP/1.1\r\nHost: localhost:18010\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    }

    @Test("everything, in a browser's order") func most() throws {
        let request = UpgradeRequest(
            target: "/a%20b/?x=%2F", host: "[::1]:8000", key: Samples.key, origin: "http://localhost:3000",
            subprotocols: ["Bearer", "a.b.c"], deflate: .browser, userAgent: "relayctl/1",
            authorization: Secret("Bearer x"),
            cookie: Secret("a=b"), extraFields: [HeaderField("X-One", "1"), HeaderField("X-One", "2")])
        try request.validate()
        #expect(
            text(request)
                == "GET /a%20b/?x=%2F HTTP/1.1\r\nHost: [::1]:8000\r\nConnection: Upgrade\r\nUser-Agent: relayctl/1\r\n"
                + "Upgrade: websocket\r\nOrigin: http://localhost:3000\r\nSec-WebSocket-Version: 13\r\n"
                + "Authorization: Bearer x\r\nCookie: a=b\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
                + "Sec-WebSocket-Protocol: Bearer, a.b.c\r\nX-One: 1\r\nX-One: 2\r\n\r\n")
        #expect("\(request)" == "<upgrade request to [::1]:8000>")
        #expect(!String(reflecting: request).contains("a.b.c"))
    }

    private static let smuggled = ["a\r\nX: y", "a\nb", "a\rb", "a\u{0}b", "a\u{7f}b", "a\u{1b}b"]

    @Test("nothing smuggles a line into the head", arguments: smuggled)
    func controls(_ text: String) {
        let parts: [(UpgradeRequestFault.Part, Int, (inout UpgradeRequest) -> Void)] = [
            (.target, 2, { $0.target = "/" + text }),
            (.host, 1, { $0.host = text }),
            (.origin, 1, { $0.origin = text }),
            (.userAgent, 1, { $0.userAgent = text }),
            (.cookie, 1, { $0.cookie = Secret(text) }),
            (.authorization, 1, { $0.authorization = Secret(text) }),
            (.subprotocol(1), 1, { $0.subprotocols = ["x", text] }),
            (.headerName(text), 1, { $0.extraFields = [HeaderField(text, "v")] }),
            (.headerValue("X"), 1, { $0.extraFields = [HeaderField("X", text)] }),
        ]
        for (part, offset, change) in parts {
            var request = Samples.request
            change(&request)
            let fault = UpgradeRequestFault(part, .controlCharacter(offset: offset))
            #expect(throws: fault) { try request.validate() }
            #expect(throws: fault) { _ = try Samples.client(request) }
        }
    }

    @Test(
        "subprotocols are distinct tokens",
        arguments: [
            (["a b"], 0, .notToken(offset: 1)), (["a", "eyJ=="], 1, .notToken(offset: 3)),
            (["a,b"], 0, .notToken(offset: 1)),
            ([""], 0, .empty), (["a", "a"], 1, .duplicate), (["a", "b/c"], 1, .notToken(offset: 1)),
            (["\u{e9}"], 0, .notToken(offset: 0)),
        ] as [([String], Int, UpgradeRequestFault.Problem)])
    func subprotocols(_ names: [String], _ index: Int, _ problem: UpgradeRequestFault.Problem) {
        var request = Samples.request
        request.subprotocols = names
        #expect(throws: UpgradeRequestFault(.subprotocol(index), problem)) { try request.validate() }
    }

    @Test func subprotocolsThatPass() throws {
        var request = Samples.request
        request.subprotocols = ["Bearer", "bearer", "eyJh-_.eyJ.x~!#$%&'*+^`|"]
        try request.validate()
    }

    @Test(
        "targets",
        arguments: [
            ("", .noSlash), ("ws", .noSlash), ("/a b", .invalidByte(offset: 2)), ("/a#b", .fragment),
            ("/\u{e9}", .invalidByte(offset: 1)),
        ] as [(String, UpgradeRequestFault.Problem)])
    func targets(_ target: String, _ problem: UpgradeRequestFault.Problem) {
        var request = Samples.request
        request.target = target
        #expect(throws: UpgradeRequestFault(.target, problem)) { try request.validate() }
    }

    @Test(
        "hosts",
        arguments: [
            ("", .empty), ("a/b", .invalidByte(offset: 1)), ("u@h", .invalidByte(offset: 1)),
            ("a%2Fb", .invalidByte(offset: 1)), ("a b", .invalidByte(offset: 1)), ("h?x", .invalidByte(offset: 1)),
            ("h#", .invalidByte(offset: 1)),
        ] as [(String, UpgradeRequestFault.Problem)])
    func hosts(_ host: String, _ problem: UpgradeRequestFault.Problem) {
        var request = Samples.request
        request.host = host
        #expect(throws: UpgradeRequestFault(.host, problem)) { try request.validate() }
    }

    @Test(
        "the user's headers",
        arguments: [
            ("Sec-WebSocket-Key", .reserved), ("sec-websocket-foo", .reserved), ("Upgrade", .reserved),
            ("CONNECTION", .reserved), ("Host", .reserved), ("Content-Length", .reserved), ("origin", .duplicate),
            ("", .empty), ("a b", .notToken(offset: 1)), ("a:", .notToken(offset: 1)),
        ] as [(String, UpgradeRequestFault.Problem)])
    func headers(_ name: String, _ problem: UpgradeRequestFault.Problem) {
        var request = Samples.request
        request.origin = "http://x"
        request.extraFields = [HeaderField(name, "v")]
        #expect(throws: UpgradeRequestFault(.headerName(name), problem)) { try request.validate() }
    }

    @Test func wording() {
        let fault = UpgradeRequestFault(.subprotocol(1), .notToken(offset: 3))
        #expect("\(fault)" == "subprotocol 2 is not a token: the character at byte 3 is not allowed")
    }
}
