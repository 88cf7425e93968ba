import RelayBytes
import RelayJWT
import RelayReport
import Testing

@Suite struct VerdictTextTests {
    private func lines(_ verdict: TokenVerdict) -> [String] {
        VerdictText.render(verdict, .plain).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(
        "the first line answers: verdict, time, who, algorithm",
        arguments: [
            (
                Tokens.verdict(Tokens.access(expiresIn: 2520)),
                "VALID for another 42m (2026-01-01 00:42:00Z)   access token, user_id 1, HS256, signature OK"
            ),
            (
                Tokens.verdict(Tokens.access(expiresIn: -724)),
                "EXPIRED 12m 04s ago (2025-12-31 23:47:56Z)   access token, user_id 1, HS256, signature OK"
            ),
            (
                Tokens.verdict(Tokens.text(#"{"sub":"a\u001b[2J"}"#)),
                #"VALID without end   untyped token, sub a\u{1b}[2J, HS256, signature OK"#
            ),
        ])
    func headline(verdict: TokenVerdict, first: String) { #expect(lines(verdict).first == first) }

    @Test("a signature of another key") func signature() {
        let lines = lines(Tokens.verdict(Tokens.access(expiresIn: 60), takes: false))
        let first = lines.first ?? ""
        #expect(lines.dropLast().last == "next: relayctl token verify --env-file FILE")
        #expect(
            first.hasPrefix("INVALID signature") && first.hasSuffix("   access token, user_id 1, HS256, expires in 1m"))
    }

    @Test("what is no token has no claims") func malformed() {
        let lines = lines(Tokens.verdict(Secret("garbage")))
        #expect(lines.first?.hasPrefix("MALFORMED ") == true)
        #expect(!lines.contains("claims"))
    }

    @Test("nothing of it drives a terminal, and it ends with a newline") func safe() {
        let text = VerdictText.render(
            Tokens.verdict(Tokens.text(#"{"sub":"\u001b]0;x\u0007","aud":"\u202e","exp":1}"#)), .plain)
        #expect(Printable.escape(text, newlines: .kept) == text && text.hasSuffix("\n"))
    }
}
