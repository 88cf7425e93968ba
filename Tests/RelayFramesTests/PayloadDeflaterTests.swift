import RelayBytes
import RelayFrames
import Testing

/// Stands for a compressor: halves what is longer than four bytes.
private struct Halving: PayloadDeflater {
    var agreements = 0

    mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) { agreements += 1 }

    mutating func deflate(_ payload: Span<UInt8>, _ use: (Span<UInt8>) -> Void) -> Bool {
        guard payload.count > 4 else { return false }
        use(payload.extracting(0..<(payload.count / 2)))
        return true
    }
}

@Suite struct PayloadDeflaterTests {
    @Test("RSV1 marks what was compressed") func send() throws {
        var request = Samples.request
        request.deflate = .browser
        var driver = Driver(try Samples.client(request))
        driver.feed(
            Samples.head(
                "HTTP/1.1 101 X", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Accept: \(Samples.accept)", "Sec-WebSocket-Extensions: permessage-deflate"))
        var deflater = Halving()
        driver.write { session, output in
            var keys = ZeroKeys()
            let payload: [UInt8] = [1, 2, 3, 4, 5, 6]
            session.send(payload.span, as: .binary, deflating: &deflater, using: &keys, into: &output)
            session.send(payload.span.extracting(0..<2), as: .text, deflating: &deflater, using: &keys, into: &output)
        }
        #expect(
            driver.transcript.written == [0xc2, 0x83, 0, 0, 0, 0, 1, 2, 3] + [0x81, 0x82, 0, 0, 0, 0, 1, 2])
        #expect(deflater.agreements == 1)
    }

    @Test("without an agreement nothing is compressed", arguments: bothRoles)
    func noAgreement(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        var deflater = Halving()
        driver.write { session, output in
            var keys = ZeroKeys()
            let payload: [UInt8] = [1, 2, 3, 4, 5, 6]
            session.send(payload.span, as: .binary, deflating: &deflater, using: &keys, into: &output)
        }
        #expect(driver.transcript.written == written(by: role, 2, [1, 2, 3, 4, 5, 6]))
        #expect(deflater.agreements == 0)
    }
}
