import RelayCommands
import Testing

@Suite struct NearWordTests {
    @Test(
        "insertions, removals, replacements and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "abc", 3), ("probe", "probe", 0), ("prob", "probe", 1),
            ("proeb", "probe", 1),
            ("pro", "probe", 2), ("kitten", "sitting", 3), ("ab", "ba", 1),
        ])
    func distance(left: String, right: String, changes: Int) {
        #expect(NearWord.distance(left, right) == changes)
        #expect(NearWord.distance(right, left) == changes)
    }

    @Test(
        "the nearest word, if one is near",
        arguments: [
            ("sesion", "session"), ("ech", "echo"), ("xy", nil), ("zzzzzz", nil), ("", nil), ("tpc", "tcp"),
        ])
    func suggestion(word: String, candidate: String?) {
        #expect(NearWord.suggestion(for: word, among: ["tcp", "session", "echo", "broadcast"]) == candidate)
    }

    @Test("nothing among nothing") func none() { #expect(NearWord.suggestion(for: "echo", among: []) == nil) }
}
