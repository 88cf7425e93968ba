import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// Stands for a decompressor: every byte becomes two, a message must end in 0xfe or be empty at its end.
private struct Doubling: PayloadInflater, Equatable {
    var agreements: [DeflateAgreement] = []

    mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) {
        agreements.append(agreement)
    }

    mutating func inflate(
        _ input: Span<UInt8>, isFinal: Bool, limit: Int, into output: inout [UInt8]
    ) throws(InflateFault) {
        let start = output.count
        for index in input.indices {
            guard input[index] != 0xfd else { throw .invalid }
            guard output.count - start + 2 <= limit else { throw .tooLong }
            output += [input[index], input[index]]
        }
        if isFinal { output.append(0x21) }
    }
}

/// Compressed messages as the session handles them (RFC 7692 section 6).
@Suite struct PayloadInflaterTests {
    private func transcript(
        _ bytes: [UInt8], limits: SessionLimits = SessionLimits()
    ) throws -> (Transcript, Doubling) {
        var request = Samples.request
        request.deflate = .browser
        let head = Samples.head(
            "HTTP/1.1 101 X", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: \(Samples.accept)",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=10")
        var found: Distinct<Transcript> = []
        var inflater = Doubling()
        for pieces in Splits.all(bytes) {
            var driver = Driver(try Samples.client(request, limits: limits), inflater: Doubling())
            driver.feed(head)
            driver.feed(pieces)
            found.insert(driver.transcript)
            inflater = driver.inflater
        }
        #expect(found.count == 1, "the result depends on how the bytes are cut")
        return (try #require(found.first), inflater)
    }

    @Test("whole, fragmented, empty and uncompressed messages in one session") func messages() throws {
        let bytes =
            frame(to: .client, 1, Array("ab".utf8), reserved: 4)
            + frame(to: .client, 1, Array("c".utf8), isFinal: false, reserved: 4) + frame(to: .client, 9, [7])
            + frame(to: .client, 0, Array("d".utf8), isFinal: false) + frame(to: .client, 0)
            + frame(to: .client, 1, [], reserved: 4) + text(to: .client, "plain")
        let (found, inflater) = try transcript(bytes)
        #expect(found.texts == ["aabb!", "ccdd!", "!", "plain"])
        #expect(inflater.agreements == [DeflateAgreement(clientMaxWindowBits: 10)])
    }

    @Test("what is inflated must be UTF-8, and is measured while it grows") func violations() throws {
        #expect(try transcript(frame(to: .client, 1, [0xff], reserved: 4)).0.violation == .textNotUTF8)
        #expect(try transcript(frame(to: .client, 2, [0xfd], reserved: 4)).0.violation == .invalidDeflate)
        var limits = SessionLimits()
        limits.messageBytes = 5
        #expect(try transcript(frame(to: .client, 2, [1, 2], reserved: 4), limits: limits).0.violation == nil)
        let three = try transcript(frame(to: .client, 2, [1, 2, 3], reserved: 4), limits: limits)
        #expect(three.0.violation == .messageTooBig(limit: 5))
    }

    @Test(
        "RSV1 where it may not be",
        arguments: [
            (frame(to: .client, 9, reserved: 4), ProtocolViolation.compressedControl),
            (
                frame(to: .client, 1, isFinal: false, reserved: 4) + frame(to: .client, 0, reserved: 4),
                .compressedContinuation
            ),
            (frame(to: .client, 1, reserved: 6), .reservedBits(6)),
        ])
    func reserved(_ bytes: [UInt8], _ violation: ProtocolViolation) throws {
        #expect(try transcript(bytes).0.violation == violation)
    }

    @Test("without an agreement RSV1 is refused, whatever the inflater", arguments: bothRoles)
    func noAgreement(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role), inflater: Doubling())
        driver.feed(frame(to: role, 1, [0x61], reserved: 4))
        #expect(driver.transcript.violation == .reservedBits(4))
        #expect(driver.inflater.agreements == [])
    }

    @Test("the pass-through inflates nothing") func passThrough() {
        var output: [UInt8] = []
        var inflater = PassThrough()
        #expect(throws: InflateFault.invalid) {
            let bytes: [UInt8] = [1]
            try inflater.inflate(bytes.span, isFinal: true, limit: 10, into: &output)
        }
    }
}
