import RelayClient
import RelayCommands
import Testing

@Suite struct RegularExpressionTests {
    private func match(_ pattern: String, _ text: [UInt8]) throws -> PatternMatch {
        try RegularExpression(pattern).match(text.span)
    }

    @Test(
        arguments: [
            ("b+", "abbc", true), ("^b", "abc", false), ("", "", true), ("gr.n$", "gr\u{fc}n", true),
            (#"\d{3}"#, "a12", false), ("(?i)HELLO", "hello", true),
        ])
    func occurs(pattern: String, text: String, expected: Bool) throws {
        #expect(try match(pattern, Array(text.utf8)) == (expected ? .matched : .unmatched))
    }

    @Test("bytes that are no UTF-8 do no harm")
    func binary() throws { #expect(try match("b", [0xff, 0x62, 0xc3]) == .matched) }

    @Test("a pattern that would take for ever is given up, whether it would match or not")
    func limit() throws {
        let text = Array(repeating: UInt8(0x61), count: 60) + [0x62]
        #expect(try match("^(a+)+$", text) == .undecided)
        #expect(try match("^(a+)+$|b$", text) == .undecided)
    }

    @Test("what is no pattern is refused with the place")
    func fault() {
        #expect(throws: RegularExpression.Fault.self) { try RegularExpression("a(b") }
        do throws(RegularExpression.Fault) { _ = try RegularExpression("a(b") } catch {
            #expect(error.offset == 3 && error.reason == "missing closing parenthesis")
        }
    }
}
