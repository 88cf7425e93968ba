import RelayBytes
import RelayJWT
import RelayReport
import Testing

@Suite struct DecodeTextTests {
    @Test("an access token") func access() throws {
        let token = try CompactToken(Tokens.access(expiresIn: 2520).reveal())
        #expect(
            DecodeText.render(token, warnings: [], now: Tokens.now) == """
                NOT VERIFIED  access token, user_id 1, expires in 42m
                header
                  alg "HS256"
                  typ "JWT"
                claims
                  token_type "access"
                  exp 1767228120  2026-01-01T00:42:00Z  in 42m
                  iat 1767224520  2025-12-31T23:42:00Z  18m ago
                  jti "abc"
                  user_id "1"
                signature  32 bytes, not checked
                next: relayctl token verify --secret-file FILE

                """)
    }

    @Test(
        "it never says valid",
        arguments: [Tokens.access(expiresIn: 60), Tokens.access(expiresIn: -60), Tokens.text("{}")])
    func neverValid(text: Secret) throws {
        let token = try CompactToken(text.reveal())
        let rendered = DecodeText.render(token, warnings: TokenLint.warnings(for: token), now: Tokens.now)
        #expect(!rendered.lowercased().contains("valid") && rendered.hasPrefix("NOT VERIFIED  "))
    }

    @Test(
        "the end of it",
        arguments: [
            (Tokens.access(expiresIn: -724), "expired 12m 04s ago"), (Tokens.access(expiresIn: 0), "expires in 0s"),
            (Tokens.text("{}"), "no readable exp"), (Tokens.text(#"{"exp":"soon"}"#), "no readable exp"),
        ])
    func ending(text: Secret, words: String) throws {
        let token = try CompactToken(text.reveal())
        let first = DecodeText.render(token, warnings: [], now: Tokens.now).split(separator: "\n").first
        #expect(first?.hasSuffix(words) == true)
    }
}
