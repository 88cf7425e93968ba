import RelayFrames
import Testing

@Suite struct CompressionChoiceTests {
    private func request(_ choice: CompressionChoice) -> UpgradeRequest {
        var request = Samples.request
        request.offer(choice)
        return request
    }

    private func violations(_ choice: CompressionChoice, _ extensions: String?) throws -> [HandshakeViolation]? {
        var driver = Driver(try Samples.client(request(choice)))
        let field = extensions.map { "Sec-WebSocket-Extensions: \($0)" } ?? "X-Nothing: 1"
        driver.feed(
            Samples.head(
                "HTTP/1.1 101 X", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Accept: \(Samples.accept)", field))
        return driver.transcript.handshakeViolations
    }

    @Test("what is offered", arguments: CompressionChoice.allCases)
    func offers(_ choice: CompressionChoice) {
        let field = request(choice).fields.first { $0.name == "Sec-WebSocket-Extensions" }
        #expect(field?.value == (choice == .off ? nil : "permessage-deflate; client_max_window_bits"))
    }

    @Test(
        "what a server may answer",
        arguments: [
            (.auto, nil, nil), (.auto, "permessage-deflate", nil), (.off, nil, nil),
            (.off, "permessage-deflate", [.extensionNotOffered("permessage-deflate")]),
            (.require, "permessage-deflate", nil), (.require, nil, [.compressionNotAgreed]),
            (.require, "permessage-deflate; x", [.deflate(.unknownParameter("x"))]),
            (.require, "other", [.extensionNotOffered("other"), .compressionNotAgreed]),
        ] as [(CompressionChoice, String?, [HandshakeViolation]?)])
    func answers(_ choice: CompressionChoice, _ extensions: String?, _ expected: [HandshakeViolation]?) throws {
        #expect(try violations(choice, extensions) == expected)
    }

    @Test func words() {
        #expect(CompressionChoice.allCases.map(\.rawValue) == ["auto", "off", "require"])
        let wording = "\(HandshakeViolation.compressionNotAgreed)"
        #expect(wording == "compression is required and permessage-deflate was not agreed")
    }
}
