import RelayFrames
import Testing

@Suite struct ClosePayloadTests {
    private func read(_ bytes: [UInt8]) throws(ProtocolViolation) -> ClosePayload { try ClosePayload(bytes.span) }

    @Test(
        "section 7.4: codes that a Close frame may carry",
        arguments: [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4001, 4401, 4999,
        ] as [UInt16])
    func allowed(_ code: UInt16) throws {
        let payload = try read([UInt8(code >> 8), UInt8(code & 0xff), 0x78])
        #expect(payload.code == CloseCode(code))
        #expect(payload.reasonText == "x")
        #expect(payload.bytes == [UInt8(code >> 8), UInt8(code & 0xff), 0x78])
    }

    @Test(
        "and those that it may not",
        arguments: [
            0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535,
        ] as [UInt16])
    func forbidden(_ code: UInt16) {
        #expect(throws: ProtocolViolation.closeCode(CloseCode(code))) {
            try read([UInt8(code >> 8), UInt8(code & 0xff)])
        }
    }

    @Test func empty() throws { #expect(try read([]) == .empty) }

    @Test func oneByte() {
        #expect(throws: ProtocolViolation.closePayloadOfOneByte) { try read([0x03]) }
    }

    @Test("reasons that are not UTF-8", arguments: [[0xff], [0xce], [0xed, 0xa0, 0x80], [0xc0, 0x80]] as [[UInt8]])
    func reason(_ reason: [UInt8]) {
        #expect(throws: ProtocolViolation.closeReasonNotUTF8) { try read([0x03, 0xe8] + reason) }
    }

    @Test("a long reason is cut between code points") func cut() {
        let payload = ClosePayload(code: .normal, reason: String(repeating: "\u{e9}", count: 100))
        #expect(payload.reason.count == 122)
        #expect(payload.bytes.count == 124)
        #expect(ClosePayload(code: .normal, reason: String(repeating: "x", count: 200)).bytes.count == 125)
        #expect(ClosePayload(code: nil, reason: "x").bytes == [])
    }

    @Test func names() {
        #expect(CloseCode.policyViolation.name == "policy violation")
        #expect(CloseCode(3000).name == "unauthorized")
        #expect(CloseCode(4001).name == nil)
        #expect("\(CloseCode(4001))" == "4001")
    }
}
