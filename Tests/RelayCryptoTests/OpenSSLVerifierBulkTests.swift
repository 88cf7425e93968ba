import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

/// The short way of a batch says what the long way says.
@Suite struct OpenSSLVerifierBulkTests {
    private let now = UnixTime(seconds: 1_762_560_000)

    @Test("what is recognised as plain and valid is valid in full", arguments: TokenCase.all)
    func sameVerdict(row: TokenCase) throws {
        guard let verifier = row.verifier as? OpenSSLVerifier else { return }
        var judge = BatchJudge(verifier: verifier, policy: row.policy, now: row.now, bulk: verifier.bulk)
        guard judge.plainlyValid(row.token[...]) != nil else { return }
        #expect(row.verdict.kind == .valid)
    }

    @Test("the algorithms of a batch", arguments: [Algorithm.hs256, .hs384, .hs512])
    func macs(algorithm: Algorithm) throws {
        let secret = [UInt8](repeating: 7, count: 64)
        let claims = SimpleJWT.mint(type: .access, userID: "1", lifetime: .seconds(60), now: now, jti: "a")
        let text = try OpenSSLSigner.sign(
            header: JOSEHeader(algorithm), claims: claims, key: SigningKey(secret: secret))
        let verifier = OpenSSLVerifier(KeyRing(try VerifyingKey(secret: secret)))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        for _ in 0..<3 { #expect(judge.plainlyValid(Array(text.utf8)[...])?.algorithm == algorithm) }
        // Any one byte changed.
        for offset in stride(from: 0, to: text.utf8.count, by: 3) {
            var changed = Array(text.utf8)
            changed[offset] = changed[offset] == 0x41 ? 0x42 : 0x41
            #expect(judge.plainlyValid(changed[...]) == nil || changed == Array(text.utf8), "byte \(offset)")
        }
        #expect(judge.plainlyValid(Array(text.utf8)[...]) != nil)
    }

    @Test(
        "what is not plain goes the long way",
        arguments: [
            #"{"token_type":"access","exp":1762560000,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"nbf":1762560001,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"iat":1762560001,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"refresh","exp":1762560060,"jti":"a","user_id":"1"}"#,
            #"{"exp":1762560060,"jti":"a","user_id":"1"}"#, #"{"token_type":"access","jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a"}"#,
            #"{"token_type":"access","exp":1762560060,"exp":1762560060,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":"\u0061"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":"é"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":[1]}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":01}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":1.5}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":-1}"#,
            #"{"token_type":"access","exp":1762560060.5,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":"1762560060","jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":1,"user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","sub":1}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"x"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":""}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","aud":"x"}"#,
            #"{"token_type":"access","exp":1762560060000,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1"} x"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1",}"#, "{}", "", "[]",
        ])
    func notPlain(payload: String) throws {
        let secret = [UInt8](repeating: 7, count: 64)
        let text = try OpenSSLSigner.sign(
            header: JOSEHeader(.hs256), payload: Array(payload.utf8), key: SigningKey(secret: secret))
        let verifier = OpenSSLVerifier(KeyRing(try VerifyingKey(secret: secret)))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        #expect(judge.plainlyValid(Array(text.utf8)[...]) == nil)
    }
}
