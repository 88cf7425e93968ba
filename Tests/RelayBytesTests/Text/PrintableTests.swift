import RelayBytes
import RelayTestSupport
import Testing

@Suite struct PrintableTests {
    @Test(
        "plain text stays",
        arguments: [
            "", "hello", "grüß dich", "日本語", "😀", "a\u{301}", "~!@#$%^&*()", "\\u{1b} as text", "שלום", "\u{a0}",
            "\u{feff0}",
        ])
    func plain(text: String) {
        #expect(Printable.escape(text) == text)
        #expect(Printable.escape(Array(text.utf8)) == text)
    }

    @Test(
        "what drives or deceives a terminal becomes visible",
        arguments: [
            ("\u{1b}]0;x\u{7}", "\\u{1b}]0;x\\u{7}"), ("\u{1b}[2J", "\\u{1b}[2J"),
            ("\u{1b}]52;c;QQ==\u{7}", "\\u{1b}]52;c;QQ==\\u{7}"), ("\u{9b}2J", "\\u{9b}2J"), ("\u{7f}", "\\u{7f}"),
            ("a\rb", "a\\u{d}b"), ("a\tb", "a\\u{9}b"), ("a\nb", "a\\u{a}b"), ("\r\n", "\\u{d}\\u{a}"),
            ("\u{0}", "\\u{0}"),
            ("user\u{202e}gnp.exe", "user\\u{202e}gnp.exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
            ("a\u{200b}b", "a\\u{200b}b"), ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"), ("\u{feff}x", "\\u{feff}x"),
            ("\u{ad}", "\\u{ad}"), ("\u{e0041}", "\\u{e0041}"), ("\u{61c}", "\\u{61c}"), ("\u{2060}", "\\u{2060}"),
            ("\u{3164}", "\\u{3164}"), ("\u{e0100}", "\\u{e0100}"), ("\u{fff9}", "\\u{fff9}"),
        ])
    func escaped(text: String, shown: String) {
        #expect(Printable.escape(text) == shown)
        #expect(Printable.escape(Array(text.utf8)) == shown)
    }

    @Test("newlines are kept where the text may have lines, and nothing else is")
    func newlines() {
        #expect(Printable.escape("a\nb\r\nc\u{85}d\u{2028}", newlines: .kept) == "a\nb\\u{d}\nc\\u{85}d\\u{2028}")
    }

    @Test(
        "bytes that are not UTF-8 are shown one by one",
        arguments: [
            ([0x9b, 0x32, 0x4a], "\\x9b2J"), ([0xff], "\\xff"), ([0xc3], "\\xc3"), ([0xc3, 0x28], "\\xc3("),
            ([0xe2, 0x82], "\\xe2\\x82"), ([0xe2, 0x82, 0x41], "\\xe2\\x82A"), ([0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"),
            ([0xf0, 0x9f, 0x98], "\\xf0\\x9f\\x98"), ([0xf0, 0x9f, 0x98, 0x80], "😀"), ([0xc0, 0xaf], "\\xc0\\xaf"),
            ([0xe2, 0xc3, 0xa9], "\\xe2é"), ([0xf0, 0x9f, 0xc3, 0xa9, 0x1b], "\\xf0\\x9fé\\u{1b}"),
            ([0xc3, 0xc3, 0xa9], "\\xc3é"),
            ([0xe2, 0x1b, 0x5b], "\\xe2\\u{1b}["), ([0xf4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"),
            ([0xf0, 0xf0, 0xf0], "\\xf0\\xf0\\xf0"),
        ] as [([UInt8], String)])
    func invalid(bytes: [UInt8], shown: String) { #expect(Printable.escape(bytes) == shown) }

    @Test("each class of scalars that may not pass")
    func classes() {
        let refused: [ClosedRange<UInt32>] = [
            0x00...0x1f, 0x7f...0x9f, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff...0xfeff,
            0xfff9...0xfffb, 0xe0000...0xe0fff, 0x61c...0x61c, 0xad...0xad, 0x180e...0x180e,
        ]
        for range in refused {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                #expect(Printable.isUnsafe(scalar))
                #expect(Printable.escape(String(scalar)) == "\\u{" + String(value, radix: 16) + "}")
            }
        }
    }

    @Test("no default ignorable and no control scalar of Unicode passes, but for variation selectors of a glyph")
    func againstUnicode() {
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value), !(0xfe00...0xfe0f).contains(value) else { continue }
            let properties = scalar.properties
            let deceptive =
                properties.isDefaultIgnorableCodePoint || properties.isBidiControl
                || [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
            if deceptive, !Printable.isUnsafe(scalar) { Issue.record("U+\(String(value, radix: 16)) passes") }
        }
    }

    @Test(
        "of any bytes the result is safe, printable again without change, and the same in any chunks",
        arguments: 1...200)
    func property(seed: UInt64) {
        var generator = FixedGenerator(seed: seed)
        let bytes = Self.hostile(&generator)
        let shown = Printable.escape(bytes)
        #expect(shown.unicodeScalars.allSatisfy { !Printable.isUnsafe($0) })
        #expect(Printable.escape(shown) == shown)
        #expect(Printable.escape(shown.utf8) == shown)
        let lined = Printable.escape(bytes, newlines: .kept)
        #expect(lined.unicodeScalars.allSatisfy { $0 == "\n" || !Printable.isUnsafe($0) })
        #expect(Printable.escape(lined, newlines: .kept) == lined)
        // Through a sequence that is no array, and through the text if it is one.
        #expect(Printable.escape(AnySequence(bytes)) == shown)
        if UTF8Validator.isValid(bytes.span) {
            #expect(Printable.escape(String(decoding: bytes, as: UTF8.self)) == shown)
        }
    }

    @Test("what was valid stays readable as UTF-8, and what was safe stays as it was", arguments: 1...100)
    func validStays(seed: UInt64) {
        var generator = FixedGenerator(seed: seed)
        var text = ""
        for _ in 0..<40 {
            guard let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10ffff, using: &generator)) else { continue }
            if !Printable.isUnsafe(scalar) { text.unicodeScalars.append(scalar) }
        }
        #expect(Printable.escape(text).hasSameBytes(as: text))
    }

    @Test(
        "an excerpt has at most as many characters as asked for",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "ab..."), ("abcdef", 3, "..."), ("", 0, ""), ("😀😀😀😀😀", 4, "😀..."),
            ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4, "e\u{301}..."), ("abc\u{1b}", 7, "abc\\..."),
            ("abc\u{1b}", 9, "abc\\u{1b}"),
            ("abcdef", 2, ".."), ("abcdef", 0, ""),
        ])
    func excerpt(text: String, limit: Int, shown: String) {
        #expect(Printable.excerpt(text.utf8, limit: limit) == shown)
    }

    @Test("one character with a hundred thousand marks is cut too")
    func stackedMarks() {
        let text = "a" + String(repeating: "\u{301}", count: 100_000)
        #expect(Printable.excerpt(text.utf8, limit: 40).utf8.count < 1000)
    }

    @Test("an excerpt looks no further than it shows")
    func excerptIsLazy() {
        var taken = 0
        let endless = sequence(state: 0) { (_: inout Int) -> UInt8? in
            taken += 1
            return taken < 1_000_000 ? 0x41 : nil
        }
        #expect(Printable.excerpt(endless, limit: 20) == String(repeating: "A", count: 17) + "...")
        #expect(taken < 10_000)
    }

    /// Valid pieces, unsafe scalars, torn sequences and stray bytes in any order.
    private static func hostile(_ generator: inout FixedGenerator) -> [UInt8] {
        let pieces: [[UInt8]] = [
            [0x1b, 0x5b, 0x32, 0x4a], Array("é".utf8), Array("😀".utf8), [0xf0, 0x9f], [0xc2], [0xc2, 0x9b], [0x9b],
            [0xe2, 0x80, 0xae], [0xe2, 0x80], [0x0a], [0x0d, 0x0a], Array("text".utf8), [0xff], [0xed, 0xa0, 0x80],
            [0x00],
            [0xf3, 0xa0, 0x81, 0x81], Array("\\u{1b}".utf8), Array("e\u{301}".utf8), [0xef, 0xbb, 0xbf],
        ]
        return (0..<30).flatMap { _ in
            Bool.random(using: &generator) ? pieces.randomElement(using: &generator) ?? [] : generator.bytes(1)
        }
    }
}
