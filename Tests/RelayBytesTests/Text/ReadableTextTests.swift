import RelayBytes
import Testing

@Suite struct ReadableTextTests {
    @Test(
        "escapes are decoded, layer by layer, and what is invisible is left out",
        arguments: [
            ("plain = text", "plain = text"), ("", ""), (#"\u0041\x42\103\u{44}\U00000045"#, "ABCDE"),
            ("%41%2542%", "AB%"),
            (#"\\u0041 \\\\u0041"#, "A A"), (#"\"a\" \/ \q \\ \"#, #""a" / \q \\ \"#),
            ("&amp;&#65;&#x42;&no;&", "&AB&no;&"),
            ("a\u{1b}[1;31mb\u{1b}c", "abc"), ("a\0b\u{200b}c\u{feff}d\u{e4}", "abcd\u{e4}"),
            ("#033[0ma#012b#077", "a\nb#077"),
            ("^[[0ma^@b^c", "ab^c"), (#"\u004"#, #"\u004"#), ("%4", "%4"), (#"\u00e4\ud800x"#, "\u{e4}x"),
        ])
    func reads(text: String, read: String) {
        #expect(String(decoding: ReadableText(Array(text.utf8)).bytes, as: UTF8.self) == read)
    }

    @Test("of what is read it is known where it was written") func places() {
        let text = ReadableText(Array(#"a%252Eb\u0063"#.utf8))
        #expect(text.bytes == Array("a.bc".utf8))
        #expect((0..<4).map { text.source(of: $0..<($0 + 1)) } == [0..<1, 1..<6, 6..<7, 7..<13])
        #expect(text.source(of: 1..<4) == 1..<13)
    }

    @Test("bytes that are not UTF-8 are left out") func foreign() {
        #expect(ReadableText([0x61, 0xff, 0x62, 0xc3, 0x63, 0xe2, 0x82]).bytes == Array("abc".utf8))
    }
}
