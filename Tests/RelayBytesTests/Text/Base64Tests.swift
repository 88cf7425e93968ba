import RelayBytes
import RelayTestSupport
import Testing

@Suite struct Base64Tests {
    @Test(
        "RFC 4648 section 10",
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
    func vectors(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
        let unpadded = String(encoded.prefix { $0 != "=" })
        #expect(Base64URL.encode(Array(text.utf8)) == unpadded)
        #expect(Base64URL.decode(unpadded) == Array(text.utf8))
    }

    @Test func alphabets() {
        let bytes: [UInt8] = [0xfb, 0xff, 0xbf, 0xfb, 0xef, 0xbe]
        #expect(Base64.encode(bytes) == "+/+/++++")
        #expect(Base64URL.encode(bytes) == "-_-_----")
        #expect(Base64.decode("-_-_----") == nil)
        #expect(Base64URL.decode("+/+/++++") == nil)
    }

    @Test("RFC 7515 appendix C")
    func jose() {
        #expect(Base64URL.encode([3, 236, 255, 224, 193]) == "A-z_4ME")
        #expect(Base64URL.decode("A-z_4ME") == [3, 236, 255, 224, 193])
    }

    @Test(
        "padding, length, spare bits, other characters",
        arguments: [
            "=", "==", "====", "A===", "AA=A", "A=AA", "=AAA", "A", "AA", "AAA", "AAAAA", "AA==AA==", "AAAA=",
            "AAAA====",
            "Zh==", "Zm9=", "Z===", "Zg=", "Zg", " Zg==", "Zg== ", "Zg\n==", "Zm9v\n", "Zm9v\r\nYmFy", "Zm9v\0", "Zm-v",
            "Zm_v",
            "Zm9\u{e9}", "Zm9v====", "Z g=", "Zm9vé", "%3D", "Zm9v,", "Zm*v", "AAAAAA=A", "AAAA=AAA",
        ])
    func refused(text: String) { #expect(Base64.decode(text) == nil) }

    @Test(
        "base64url refuses padding, white space, other alphabets and lengths of 1 modulo 4",
        arguments: [
            "=", "Zg==", "Zg=", "Zm8=", "Zm9v=", "A", "AAAAA", "Zm+v", "Zm/v", " Zg", "Zg ", "Z g", "Zg\n", "\tZg",
            "Zm9v\r\n",
            "Zm9\0", "Zh", "Zm9", "Zm9é", "Zm9v.", "Zm9v%", "Z\u{200b}g", "Ｚg",
        ])
    func refusedURL(text: String) { #expect(Base64URL.decode(text) == nil) }

    @Test("of the last characters exactly those with zero spare bits are taken")
    func spareBits() {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        for (value, character) in alphabet.enumerated() {
            #expect((Base64URL.decode("A\(character)") != nil) == (value % 16 == 0))
            #expect((Base64URL.decode("AA\(character)") != nil) == (value % 4 == 0))
            #expect(Base64URL.decode("AAA\(character)") == [0, 0, UInt8(value)])
        }
    }

    @Test("every byte outside the alphabet is refused at every place")
    func alphabetOnly() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        for byte in UInt8.min...0x7f {
            for place in 0..<4 {
                var text = Array("AAAA".utf8)
                text[place] = byte
                #expect((Base64URL.decode(String(decoding: text, as: UTF8.self)) != nil) == allowed.contains(byte))
            }
        }
    }

    @Test("what is encoded is decoded", arguments: 0...130)
    func roundTrip(count: Int) {
        var generator = FixedGenerator(seed: UInt64(count))
        let bytes = generator.bytes(count)
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        #expect(Base64.encode(bytes).utf8.count == (count + 2) / 3 * 4)
    }

    @Test("a substring decodes as its text") func substring() {
        #expect(Base64URL.decode("xx.Zm9v.yy".dropFirst(3).dropLast(3)) == Array("foo".utf8))
    }
}
