import RelayFrames
import Testing

@Suite struct ProtocolViolationTests {
    @Test(
        "sections 7.4.1 and 8.1",
        arguments: [
            (.reservedBits(4), 1002), (.fragmentedControl, 1002), (.closeCode(CloseCode(1005)), 1002),
            (.unexpectedContinuation, 1002), (.textNotUTF8, 1007), (.textEndsInsideCodePoint, 1007),
            (.closeReasonNotUTF8, 1007), (.invalidDeflate, 1007), (.messageTooBig(limit: 1), 1009),
            (.tooManyFragments(limit: 1), 1009),
        ] as [(ProtocolViolation, UInt16)])
    func closeCodes(_ violation: ProtocolViolation, _ code: UInt16) {
        #expect(violation.closeCode.rawValue == code)
    }

    @Test func descriptions() {
        #expect("\(ProtocolViolation.reservedBits(5))" == "reserved bits rsv1 rsv3 are set")
        #expect("\(ProtocolViolation.reservedOpcode(11))" == "reserved opcode 0xb")
        #expect("\(ProtocolViolation.messageTooBig(limit: 16))" == "a message is longer than 16 bytes")
    }
}
