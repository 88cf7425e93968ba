import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

@Suite struct MaskTests {
    private static let key = MaskingKey(0x37, 0xfa, 0x21, 0x3d)

    @Test("RFC 6455 section 5.7") func example() {
        var bytes: [UInt8] = [0x7f, 0x9f, 0x4d, 0x51, 0x58]
        var span = bytes.mutableSpan
        Mask.apply(Self.key, to: &span)
        #expect(bytes == Array("Hello".utf8))
    }

    @Test("octet i goes with octet i modulo 4", arguments: 0..<40)
    func lengths(_ count: Int) {
        var generator = FixedGenerator(seed: UInt64(count))
        let plain = generator.bytes(count)
        let masked = plain.indices.map { plain[$0] ^ [0x37, 0xfa, 0x21, 0x3d][$0 % 4] }

        var copy = [UInt8](repeating: 0, count: count + 3)
        var room = copy.mutableSpan
        Mask.copy(plain.span, under: Self.key, to: &room)
        #expect(copy == masked + [0, 0, 0])

        for cut in 0...count {
            var bytes = plain
            var span = bytes.mutableSpan
            Mask.apply(Self.key, to: &span, in: 0..<cut)
            Mask.apply(Self.key, to: &span, in: cut..<count, offset: cut)
            #expect(bytes == masked)
        }
    }

    @Test func shifted() {
        #expect(Self.key.shifted(by: 0) == Self.key)
        #expect(Self.key.shifted(by: 1) == MaskingKey(0xfa, 0x21, 0x3d, 0x37))
        #expect(Self.key.shifted(by: 7) == MaskingKey(0x3d, 0x37, 0xfa, 0x21))
        #expect(Self.key.byte(at: 6) == 0x21)
    }
}
