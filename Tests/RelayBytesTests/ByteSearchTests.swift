import RelayBytes
import Testing

@Suite struct ByteSearchTests {
    /// Every place in texts of up to three words, and bytes that differ in one bit beside it.
    @Test(arguments: [UInt8(0x0a), 0x2e, 0x00, 0x80, 0xff, 0x01])
    func everyPlace(byte: UInt8) {
        for count in 0...25 {
            let others = (0..<count).map { byte ^ (1 << UInt8($0 % 8)) }
            #expect(ByteSearch.first(byte, in: others.span) == nil)
            #expect(ByteSearch.count(byte, in: others.span) == 0)
            for place in 0..<count {
                var bytes = others
                bytes[place] = byte
                #expect(ByteSearch.first(byte, in: bytes.span) == place)
                #expect(ByteSearch.first(byte, in: bytes.span, from: place) == place)
                #expect(ByteSearch.first(byte, in: bytes.span, from: place + 1) == nil)
                bytes[count - 1] = byte
                #expect(ByteSearch.first(byte, in: bytes.span) == place)
                #expect(ByteSearch.count(byte, in: bytes.span) == (place == count - 1 ? 1 : 2))
            }
        }
    }
}
