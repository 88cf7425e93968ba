import RelayCommands
import Testing

@Suite struct RegularExpressionTests {
    private func matches(_ pattern: String, _ text: [UInt8]) throws -> Bool {
        try RegularExpression(pattern).matches(text.span)
    }

    @Test(
        arguments: [
            ("b+", "abbc", true), ("^b", "abc", false), ("", "", true), ("gr.n$", "gr\u{fc}n", true),
            (#"\d{3}"#, "a12", false), ("(?i)HELLO", "hello", true),
        ])
    func match(pattern: String, text: String, expected: Bool) throws {
        #expect(try matches(pattern, Array(text.utf8)) == expected)
    }

    @Test("bytes that are no UTF-8 do no harm")
    func binary() throws { #expect(try matches("b", [0xff, 0x62, 0xc3])) }

    @Test("a pattern that would take for ever does not match")
    func limit() throws { #expect(try !matches("(a+)+$", Array(repeating: 0x61, count: 40) + [0x62])) }

    @Test("what is no pattern is refused with the place")
    func fault() {
        #expect(throws: RegularExpression.Fault.self) { try RegularExpression("a(b") }
        do throws(RegularExpression.Fault) { _ = try RegularExpression("a(b") } catch {
            #expect(error.offset == 3 && error.reason == "missing closing parenthesis")
        }
    }
}
