import RelayBytes
import RelayJWT
import Testing

@Suite struct SimpleJWTTests {
    @Test func claimsAreInSimpleJWTsOrder() {
        let claims = SimpleJWT.mint(
            type: .access, userID: "1", lifetime: .seconds(300), now: TestToken.now, jti: "8f14e45f")
        #expect(
            JSONWriter.write(.object(claims.members))
                == #"{"token_type":"access","exp":1762560300,"iat":1762560000,"jti":"8f14e45f","user_id":"1"}"#)
        let input = TokenMint.signingInput(header: JOSEHeader(.hs256), claims: claims)
        #expect(input.hasPrefix("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwiZXhwIjox"))
    }

    @Test func identifiersAreUUIDsWithoutHyphens() {
        var generator = SystemRandomNumberGenerator()
        let (first, second) = (SimpleJWT.identifier(using: &generator), SimpleJWT.identifier(using: &generator))
        #expect(first.utf8.count == 32 && first != second)
        #expect(Array(first)[12] == "4")
        #expect("89ab".contains(Array(first)[16]))
    }
}
