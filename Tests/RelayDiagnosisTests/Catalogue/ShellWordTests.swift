import RelayDiagnosis
import Testing

@Suite struct ShellWordTests {
    @Test(
        "a word that no shell splits stays, any other is quoted",
        arguments: [
            ("http://localhost:8000", "http://localhost:8000"),
            ("wss://[::1]:8443/ws/", "'wss://[::1]:8443/ws/'"),
            ("demo", "demo"),
            ("ws://h/?a=1&b=2", "'ws://h/?a=1&b=2'"),
            ("http://x/;rm -rf ~", "'http://x/;rm -rf ~'"),
            ("it's", #"'it'\''s'"#),
            ("$(id)", "'$(id)'"),
            ("", "''"),
            ("a\nb", #"'a\u{a}b'"#),
        ])
    func quote(text: String, word: String) { #expect(ShellWord.quote(text) == word) }
}
