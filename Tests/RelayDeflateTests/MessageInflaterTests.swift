import RelayBytes
import RelayDeflate
import RelayFrames
import RelayTestSupport
import Testing

/// Compressed payloads and what they hold (RFC 7692 section 7.2.3).
@Suite struct MessageInflaterTests {
    static let fixed: [UInt8] = [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]
    static let hello = Array("Hello".utf8)

    /// Messages inflated one after the other, each handed over in the given pieces; nil from the first fault on.
    private func inflate(
        _ messages: [[[UInt8]]], _ agreement: DeflateAgreement = DeflateAgreement(), limit: Int = 1 << 20,
        as role: WebSocketSession.Role = .client, releasing: Bool = false
    ) -> [Result<[UInt8], InflateFault>] {
        var inflater = MessageInflater()
        inflater.agreed(agreement, as: role)
        return messages.map { pieces in
            var output: [UInt8] = []
            do throws(InflateFault) {
                for (index, piece) in pieces.enumerated() {
                    try inflater.inflate(
                        piece.span, isFinal: index == pieces.count - 1, limit: limit - output.count, into: &output)
                    if releasing { inflater.releaseIdle() }
                }
                return .success(output)
            } catch {
                return .failure(error)
            }
        }
    }

    @Test(
        "the RFC's examples, cut at every byte",
        arguments: [
            (fixed, hello),
            // Stored; with BFINAL; in two blocks; empty.
            ([0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00], hello),
            ([0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00], hello),
            ([0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00], hello),
            ([0x00], []), ([0x01], []),
            // A final block with nothing behind it; no byte at all.
            ([0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00], hello), ([], []),
        ] as [([UInt8], [UInt8])])
    func examples(_ payload: [UInt8], _ expected: [UInt8]) {
        for pieces in Splits.all(payload) {
            for role in [WebSocketSession.Role.client, .server] {
                let found = inflate([pieces + [[]], [Self.fixed], pieces], as: role, releasing: true)
                if pieces.isEmpty { continue }
                #expect(found == [.success(expected), .success(Self.hello), .success(expected)])
            }
        }
    }

    @Test("section 7.2.3.2: the window is shared, also over a final block") func shared() {
        let second: [UInt8] = [0xf2, 0x00, 0x11, 0x00, 0x00]
        let final: [UInt8] = [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00]
        #expect(inflate([[Self.fixed], [second]]) == [.success(Self.hello), .success(Self.hello)])
        #expect(inflate([[final], [second]]) == [.success(Self.hello), .success(Self.hello)])
    }

    @Test(
        "without context takeover it is not",
        arguments: [
            (DeflateAgreement(serverNoContextTakeover: true), WebSocketSession.Role.client, false),
            (DeflateAgreement(clientNoContextTakeover: true), .client, true),
            (DeflateAgreement(clientNoContextTakeover: true), .server, false),
            (DeflateAgreement(serverNoContextTakeover: true), .server, true),
        ])
    func takeover(_ agreement: DeflateAgreement, _ role: WebSocketSession.Role, _ shares: Bool) {
        for releasing in [true, false] {
            let found = inflate(
                [[Self.fixed], [[0xf2, 0x00, 0x11, 0x00, 0x00]]], agreement, as: role, releasing: releasing)
            #expect(found == [.success(Self.hello), shares ? .success(Self.hello) : .failure(.invalid)])
        }
    }

    @Test(
        "what does not inflate, cut at every byte",
        arguments: [
            // A reserved block type, a stored length that does not match, a reference to nothing, text.
            [0xff, 0xff], [0x00, 0x05, 0x00, 0xfa, 0xfe, 0x48], [0xf2, 0x00, 0x11, 0x00, 0x00], Array("Hello".utf8),
            // Cut in a block; the tail left on.
            [0xf2, 0x48, 0xcd], [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48], fixed + [0x00, 0x00, 0xff, 0xff],
        ] as [[UInt8]])
    func broken(_ payload: [UInt8]) {
        for pieces in Splits.all(payload) { #expect(inflate([pieces]) == [.failure(.invalid)]) }
    }

    @Test("nothing inflates before there is an agreement") func noAgreement() {
        var inflater = MessageInflater()
        var output: [UInt8] = []
        #expect(throws: InflateFault.invalid) {
            try inflater.inflate(Self.fixed.span, isFinal: true, limit: 100, into: &output)
        }
    }

    @Test("the limit holds while it inflates, to the byte", arguments: [0, 1, 4, 5, 6])
    func limit(_ limit: Int) {
        for pieces in Splits.all(Self.fixed) {
            #expect(
                inflate([pieces], limit: limit) == [limit < 5 ? .failure(.tooLong) : .success(Self.hello)])
        }
    }

    @Test("a bomb stops at the limit, and no more than that was kept") func bomb() {
        var deflater = MessageDeflater()
        deflater.agreed(DeflateAgreement(), as: .server)
        let zeros = [UInt8](repeating: 0, count: 64 << 20)
        var payload: [UInt8] = []
        let isDeflated = deflater.deflate(zeros.span) { span in payload = span.indices.map { span[$0] } }
        #expect(isDeflated)
        #expect(payload.count < 400_000)
        var inflater = MessageInflater()
        inflater.agreed(DeflateAgreement(), as: .client)
        var output: [UInt8] = []
        #expect(throws: InflateFault.tooLong) {
            try inflater.inflate(payload.span, isFinal: true, limit: 1 << 20, into: &output)
        }
        #expect(output.count == 1 << 20)
        #expect(output.capacity <= 4 << 20)
    }
}
