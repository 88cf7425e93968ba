import RelayFrames
import Testing

@Suite struct UpgradeCheckTests {
    private static let fields = [
        HeaderField("Upgrade", "websocket"), HeaderField("Connection", "Upgrade"),
        HeaderField("Sec-WebSocket-Accept", Samples.accept),
    ]

    private func check(
        _ fields: [HeaderField], _ request: UpgradeRequest = Samples.request, version: HTTPVersion = .http11,
        reason: [UInt8] = [], remarks: HeadRemarks = []
    ) -> UpgradeCheck {
        UpgradeCheck(
            ResponseHead(
                version: version, status: 101, reasonBytes: reason, fields: HeaderFields(fields), remarks: remarks),
            answering: request)
    }

    private func replacing(_ name: String, _ values: String...) -> [HeaderField] {
        Self.fields.filter { $0.name != name } + values.map { HeaderField(name, $0) }
    }

    @Test func valid() {
        #expect(check(Self.fields).violations == [])
        #expect(check(replacing("Upgrade", "WebSocket")).violations == [])
        #expect(check(replacing("Connection", "keep-alive, upgrade")).violations == [])
        #expect(check(replacing("Connection", "keep-alive", "UPGRADE")).violations == [])
        #expect(check(Self.fields + [HeaderField("Content-Length", "0")]).violations == [])
    }

    @Test func upgrade() {
        #expect(check(replacing("Upgrade")).violations == [.upgradeMissing])
        #expect(check(replacing("Upgrade", "h2c")).violations == [.upgrade(["h2c"])])
        #expect(check(replacing("Upgrade", "websocket, h2c")).violations == [.upgrade(["websocket, h2c"])])
        #expect(
            check(replacing("Upgrade", "websocket", "websocket")).violations == [.upgrade(["websocket", "websocket"])])
        #expect(check(replacing("Connection")).violations == [.connectionMissing])
        #expect(check(replacing("Connection", "keep-alive")).violations == [.connection(["keep-alive"])])
        #expect(check(replacing("Connection", "not-upgrade")).violations == [.connection(["not-upgrade"])])
    }

    @Test func accept() {
        let accept = "Sec-WebSocket-Accept"
        #expect(check(replacing(accept)).violations == [.acceptMissing])
        #expect(check(replacing(accept, Samples.accept, Samples.accept)).violations == [.acceptRepeated(2)])
        #expect(check(replacing(accept, Samples.accept.lowercased())).violations.count == 1)
        #expect(
            check(replacing(accept, "x")).violations == [.acceptMismatch(expected: Samples.accept, received: "x")])
    }

    @Test func head() {
        #expect(check(Self.fields, version: HTTPVersion(major: 1, minor: 0)).violations.count == 1)
        #expect(check(Self.fields, reason: [0x00]).violations == [.reasonPhrase])
        #expect(check(Self.fields, remarks: .bareLineFeed).violations == [.bareLineFeed])
        #expect(check(Self.fields, remarks: .foldedLine).violations == [])
        #expect(check(Self.fields + [HeaderField("Content-Length", "5")]).violations == [.body])
        #expect(check(Self.fields + [HeaderField("Transfer-Encoding", "chunked")]).violations == [.body])
    }

    @Test("all faults are collected") func all() {
        #expect(check([]).violations == [.upgradeMissing, .connectionMissing, .acceptMissing])
    }

    private static let name = "Sec-WebSocket-Protocol"

    @Test(
        "subprotocols",
        arguments: [
            ([], [], [], nil),
            (["a", "b"], ["b"], [], "b"),
            (["a"], [], [.subprotocolNotSelected], nil),
            (["a"], ["A"], [.subprotocolNotOffered("A")], nil),
            (["a"], [""], [.subprotocolNotOffered("")], nil),
            (["a", "b"], ["a, b"], [.subprotocolNotOffered("a, b")], nil),
            ([], ["a"], [.subprotocolNotOffered("a")], nil),
            (["a", "b"], ["a", "b"], [.subprotocolRepeated(2)], nil),
        ] as [([String], [String], [HandshakeViolation], String?)])
    func subprotocols(
        _ offered: [String], _ answered: [String], _ violations: [HandshakeViolation], _ selected: String?
    ) {
        var request = Samples.request
        request.subprotocols = offered
        let found = check(Self.fields + answered.map { HeaderField(Self.name, $0) }, request)
        #expect(found.violations == violations)
        #expect(found.subprotocol == selected)
    }

    @Test("the RFC lets a server select none") func policy() {
        var request = Samples.request
        request.subprotocols = ["a"]
        request.subprotocolPolicy = .rfc
        #expect(check(Self.fields, request).violations == [])
    }

    @Test(
        "extensions",
        arguments: [
            (["permessage-deflate"], [], true),
            (["permessage-deflate; client_max_window_bits=9"], [], true),
            (["permessage-deflate, permessage-deflate"], [.extensionRepeated("permessage-deflate")], true),
            (["permessage-deflate", "permessage-deflate"], [.extensionRepeated("permessage-deflate")], true),
            (["foo"], [.extensionNotOffered("foo")], false),
            (["Permessage-Deflate"], [.extensionNotOffered("Permessage-Deflate")], false),
            (["permessage-deflate; x"], [.deflate(.unknownParameter("x"))], false),
            (["a b"], [.extensionSyntax("a b")], false), ([""], [.extensionSyntax("")], false),
        ] as [([String], [HandshakeViolation], Bool)])
    func extensions(_ answered: [String], _ violations: [HandshakeViolation], _ isAgreed: Bool) {
        var request = Samples.request
        request.deflate = .browser
        let found = check(Self.fields + answered.map { HeaderField("Sec-WebSocket-Extensions", $0) }, request)
        #expect(found.violations == violations)
        #expect((found.deflate != nil) == isAgreed)
    }

    @Test func unasked() {
        let found = check(Self.fields + [HeaderField("Sec-WebSocket-Extensions", "permessage-deflate")])
        #expect(found.violations == [.extensionNotOffered("permessage-deflate")])
    }
}
