import RelayBytes
import RelayClient
import Testing

@Suite struct ExpectationTests {
    private func meets(_ kind: RelayClient.Expectation.Kind, _ message: String) -> Bool {
        let bytes = Array(message.utf8)
        return RelayClient.Expectation(kind, words: "").match(bytes.span) == .matched
    }

    @Test(
        "bytes somewhere in the message",
        arguments: [
            ("", "", true), ("", "x", true), ("a", "", false), ("abc", "xxabcxx", true), ("abc", "ab", false),
            ("aab", "aaab", true), ("abc", "abab", false), ("b\u{fc}", "a b\u{fc}r", true), ("x", "aaax", true),
        ])
    func bytes(wanted: String, message: String, expected: Bool) {
        #expect(meets(.bytes(Array(wanted.utf8)), message) == expected)
    }

    @Test("JSON by containment; what is no JSON meets nothing")
    func json() throws {
        let wanted = RelayClient.Expectation.Kind.json(["type": "chat_message"])
        #expect(meets(wanted, #"{"type":"chat_message","message":"x"}"#))
        #expect(!meets(wanted, #"{"type":"other"}"#))
        #expect(!meets(wanted, "chat_message"))
    }
}

@Suite struct ExpectationListTests {
    private func take(_ list: inout ExpectationList, _ message: String) -> Bool {
        let bytes = Array(message.utf8)
        return list.take(bytes.span)
    }

    @Test("in any order, one message may meet several, others are skipped")
    func order() {
        var list = ExpectationList([
            RelayClient.Expectation(.bytes(Array("a".utf8)), words: "a"),
            RelayClient.Expectation(.bytes(Array("b".utf8)), words: "b"),
            RelayClient.Expectation(.bytes(Array("c".utf8)), words: "c"),
        ])
        #expect(!list.isEmpty && list.unmet == ["a", "b", "c"])
        #expect(!take(&list, "x"))
        #expect(take(&list, "c and a"))
        #expect(list.unmet == ["b"])
        #expect(take(&list, "b") && list.unmet == [])
    }

    @Test("a count, alone and beside others")
    func count() {
        var list = ExpectationList(count: 2)
        #expect(take(&list, "x") && list.unmet == ["--expect-count 2 (1 came)"])
        #expect(take(&list, "y") && list.unmet == [])
    }

    /// A pattern that gives up on every message but one.
    private struct Costly: TextPattern {
        func match(_ text: Span<UInt8>) -> PatternMatch { text.count == 1 ? .matched : .undecided }
    }

    @Test("a pattern that gives up meets nothing, and that is said")
    func undecided() {
        var list = ExpectationList([RelayClient.Expectation(.pattern(Costly()), words: "--expect-re 'x'")])
        #expect(!take(&list, "aaa") && list.unmet.first?.hasPrefix("--expect-re 'x' (given up on 1 message: ") == true)
        #expect(!take(&list, "bbb") && list.unmet.first?.hasPrefix("--expect-re 'x' (given up on 2 messages") == true)
        #expect(take(&list, "b") && list.unmet == [])
    }

    @Test("a message that must not come")
    func reject() {
        var list = ExpectationList(rejecting: [
            RelayClient.Expectation(.bytes(Array("error".utf8)), words: "--reject 'error'")
        ])
        #expect(list.isEmpty)
        _ = take(&list, "fine")
        #expect(list.rejected == nil)
        _ = take(&list, "an error")
        #expect(list.rejected?.words == "--reject 'error'")
    }
}
