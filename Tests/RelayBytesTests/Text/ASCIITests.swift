import RelayBytes
import Testing

@Suite struct ASCIITests {
    private static let every = UInt8.min...UInt8.max

    @Test("classes hold exactly their bytes")
    func classes() {
        let (digits, lower, upper) = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(Self.every.filter(ASCII.isDigit) == Array(digits.utf8))
        #expect(Self.every.filter(ASCII.isLetter) == Array((upper + lower).utf8))
        #expect(Self.every.filter(ASCII.isControl) == Array(0x00...0x1f) + [0x7f])
        #expect(Set(Self.every.filter(ASCII.isToken)) == Set("!#$%&'*+-.^_`|~\(digits)\(lower)\(upper)".utf8))
        #expect(Self.every.map(ASCII.lowercased).filter { (0x41...0x5a).contains($0) }.isEmpty)
        #expect(Self.every.filter { ASCII.lowercased($0) != $0 } == Array(upper.utf8))
    }

    @Test(
        "comparison ignores the case of ASCII letters alone",
        arguments: [
            ("WebSocket", "websocket", true), ("Upgrade", "UPGRADE", true), ("", "", true), ("a", "", false),
            ("É", "é", false), ("K", "\u{212a}", false), ("[", "{", false), ("@", "`", false), ("i", "İ", false),
            ("\u{e9}", "e\u{301}", false), ("ſ", "s", false),
        ])
    func comparison(left: String, right: String, same: Bool) {
        #expect(left.equalsIgnoringASCIICase(right) == same)
        #expect(right.equalsIgnoringASCIICase(left) == same)
        #expect(left[...].equalsIgnoringASCIICase(right) == same)
    }

    @Test func lowerCase() { #expect("ÀBC-xyz \u{212a}".asciiLowercased == "Àbc-xyz \u{212a}") }

    @Test(
        "tokens",
        arguments: [
            ("Bearer", true), ("a.b-c_d", true), ("", false), ("a b", false), ("a,b", false), ("a=", false),
            ("\"a\"", false), ("é", false), ("a\n", false), ("a\u{0}", false), ("a/b", false),
        ])
    func tokens(text: String, isToken: Bool) { #expect(text.isHTTPToken == isToken) }

    @Test(
        "optional white space is space and tab",
        arguments: [
            ("", ""), (" \t ", ""), ("  a b\t", "a b"), ("\u{a0}a\u{a0}", "\u{a0}a\u{a0}"), ("\na\r", "\na\r"),
            ("é ", "é"),
        ])
    func trimming(text: String, trimmed: String) { #expect(text.trimmedOWS == trimmed) }

    @Test(
        "the same bytes, where == would be canonical equivalence",
        arguments: [
            ("exp", "exp", true), ("K", "\u{212a}", false), ("\u{e9}", "e\u{301}", false), ("", "", true),
            ("a", "ab", false),
        ])
    func sameBytes(left: String, right: String, same: Bool) { #expect(left.hasSameBytes(as: right) == same) }
}
