import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import Testing

@Suite struct SessionEndingTests {
    private static func closed(_ code: UInt16?, _ reason: String = "") -> Ending {
        let payload = code.map { ClosePayload(code: CloseCode(rawValue: $0), reason: reason) } ?? .empty
        return .closed(ClosedFacts(first: .peer, sent: payload, received: payload))
    }

    private static let rows: [(Ending?, StreamEnd?, SessionEnding)] = [
        (closed(4001, "token"), .finished, .closed(code: 4001, reason: "token")),
        (closed(nil), .reset, .closed(code: nil, reason: "")),
        (.violation(.maskedFromServer), .finished, .violation(ProtocolViolation.maskedFromServer.description)),
        (.violation(.messageTooBig(limit: 16)), nil, .limit("a message of more than 16 bytes")),
        (.violation(.tooManyFragments(limit: 9)), nil, .limit("a message of more than 9 fragments")),
        (.timedOut(.close), nil, .failed("no answer in time")),
        (.lost(LostFacts(sent: nil, isInsideMessage: false)), .finished, .ended),
        (.lost(LostFacts(sent: nil, isInsideMessage: true)), .reset, .reset),
        (
            .lost(LostFacts(sent: nil, isInsideMessage: false)), .truncated,
            .failed("cut off inside TLS, without close_notify")
        ),
        (nil, .failed("No route to host"), .failed("No route to host")),
        (nil, nil, .ended),
    ]

    @Test("how a session ended, from the protocol first and the stream second", arguments: rows)
    func ending(ending: Ending?, stream: StreamEnd?, expected: SessionEnding) {
        #expect(SessionEnding(ending, stream) == expected)
    }
}
