import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenComparisonTests {
    private let now = UnixTime(seconds: 1_762_560_000)

    private func token(_ claims: String, header: String = #"{"alg":"HS256","typ":"JWT"}"#) throws -> CompactToken {
        let parts = [header, claims].map { Base64URL.encode(Array($0.utf8)) } + ["c2ln"]
        return try CompactToken(parts.joined(separator: "."))
    }

    private func rows(_ comparison: TokenComparison, _ relation: TokenComparison.Row.Relation) -> [String] {
        comparison.rows.filter { $0.relation == relation }.map { "\($0.place) \($0.name)" }
    }

    private func compare(_ a: CompactToken, _ b: CompactToken, redacted: Bool = false) -> TokenComparison {
        TokenComparison(a, b, policy: VerificationPolicy(), now: now, verifier: nil, redacted: redacted)
    }

    @Test func twoTokensOfOneKindDifferInTheirTimesAlone() throws {
        let a = try token(#"{"token_type":"access","exp":1762563600,"iat":1762560000,"jti":"a","user_id":"1"}"#)
        let b = try token(#"{"token_type":"access","exp":1762563500,"iat":1762559900,"jti":"b","user_id":"1"}"#)
        let comparison = compare(a, b)
        #expect(!comparison.differs)
        #expect(rows(comparison, .usual) == ["claims exp", "claims iat", "claims jti"])
    }

    @Test func whatMattersIsNamed() throws {
        let a = try token(#"{"token_type":"access","exp":1762563600,"iat":1762560000,"user_id":"1"}"#)
        let b = try token(
            #"{"token_type":"refresh","exp":1762550000,"iat":1762463600,"aud":"x","user_id":1}"#,
            header: #"{"alg":"HS512","typ":"JWT"}"#)
        #expect(
            rows(compare(a, b), .differs) == [
                "header alg", "claims token_type", "claims user_id", "claims aud", "time state", "time lifetime_s",
            ])
    }

    @Test func aDateOfAnotherTypeIsNoUsualDifference() throws {
        let comparison = compare(try token(#"{"exp":1762563600}"#), try token(#"{"exp":"1762563600"}"#))
        #expect(rows(comparison, .differs).contains("claims exp"))
    }

    @Test func redactionComparesFirst() throws {
        let comparison = compare(try token(#"{"email":"a@b"}"#), try token(#"{"email":"c@d"}"#), redacted: true)
        #expect(rows(comparison, .differs) == ["claims email"])
        #expect(comparison.rows.first { $0.name == "email" }?.a == "<redacted>")
        #expect(comparison.a.claims["email"] == "<redacted>")
    }
}
