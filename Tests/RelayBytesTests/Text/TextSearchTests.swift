import RelayBytes
import Testing

struct TextSearchTests {
    @Test(
        "the first place is found, by bytes",
        arguments: [
            ("https://host/path", "://", "https" as String?),
            ("{room}", "{room}", ""),
            ("/ws/{room}/{room}/", "{room}", "/ws/"),
            ("::://", "://", "::"),
            ("a\u{301}b", "\u{301}b", "a"),
            ("\u{e9}", "e\u{301}", nil),
            ("ab", "abc", nil),
            ("", "a", nil),
        ])
    func first(text: String, words: String, before: String?) {
        let place = text.place(of: words)
        #expect(place.map { String(text[..<$0.lowerBound]) } == before)
        #expect(place.map { String(text[$0]) } == (before == nil ? nil : words))
    }

    @Test func aSubstringKeepsItsBounds() {
        let text = "xx://yy://zz"
        let rest = text[text.index(text.startIndex, offsetBy: 3)...]
        #expect(rest.place(of: "://").map { String(rest[..<$0.lowerBound]) } == "//yy")
    }
}
