import RelayFrames
import Testing

@Suite struct OpcodeTests {
    @Test(
        "section 5.2",
        arguments: [
            (0, Opcode.continuation), (1, .text), (2, .binary), (8, .close), (9, .ping), (10, .pong),
        ] as [(UInt8, Opcode)])
    func values(_ value: UInt8, _ opcode: Opcode) {
        #expect(Opcode(rawValue: value) == opcode)
        #expect(opcode.isControl == (value >= 8))
    }

    @Test("the rest is reserved", arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8])
    func reserved(_ value: UInt8) { #expect(Opcode(rawValue: value) == nil) }
}
