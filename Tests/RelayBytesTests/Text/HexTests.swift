import RelayBytes
import Testing

@Suite struct HexTests {
    @Test(
        "RFC 4648 section 10, in lower case",
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "66", "666f", "666f6f", "666f6f62", "666f6f6261", "666f6f626172"]))
    func vectors(text: String, hex: String) {
        #expect(Hex.encode(text.utf8) == hex)
        #expect(Hex.decode(hex) == Array(text.utf8))
        #expect(Hex.decode(hex.uppercased()) == Array(text.utf8))
    }

    @Test func everyByte() {
        let all = [UInt8](0...255)
        #expect(Hex.decode(Hex.encode(all)) == all)
        #expect(Hex.encode([0x00, 0x0f, 0x10, 0x9a, 0xff]) == "000f109aff")
    }

    @Test(
        "malformed text is nil",
        arguments: ["0", "000", "0g", "g0", " 00", "00 ", "0x00", "0:", "@@", "``", "é", "00\n", "٠٠"])
    func malformed(text: String) { #expect(Hex.decode(text) == nil) }

    @Test("exactly 22 bytes are digits")
    func digits() {
        let values = (UInt8.min...UInt8.max).filter { Hex.value(of: $0) != nil }
        #expect(values == Array("0123456789ABCDEFabcdef".utf8))
    }
}
