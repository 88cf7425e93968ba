import RelayBytes
import RelayJWT
import Testing

/// What simplejwt 5.5.1 with PyJWT 2.10.1 answers.
@Suite struct SimpleJWTDialectTests {
    private static let rest = #""jti":"8f14e45fceea167a5a36dedd4bea2543","user_id":"1""#

    @Test(
        "the server's words and the verdict's",
        arguments: [
            (#""token_type":"access","exp":1762563600,"iat":1762560000"#, "valid", nil),
            (#""token_type":"access","exp":1762560000"#, "expired.exp", "Token is expired"),
            // PyJWT rounds down: half a second that RFC 7519 still grants.
            (#""token_type":"access","exp":1762560000.5"#, "valid", "Token is expired"),
            (#""token_type":"access","exp":1762563600,"iat":1762560001"#, "notyet.iat", "Token is invalid"),
            (#""token_type":"access","exp":1762563600,"nbf":1762560001"#, "notyet.nbf", "Token is invalid"),
            (#""token_type":"refresh","exp":1762563600"#, "invalid.token_type", "Token has wrong type"),
            (#""exp":1762563600"#, "invalid.token_type", "Token has no type"),
            (#""token_type":"access""#, "invalid.exp", "Token has no 'exp' claim"),
            (#""token_type":"access","exp":"1762563600""#, "invalid.exp_type", "uncaught TypeError"),
            (#""token_type":"access","exp":"soon""#, "invalid.exp_type", "Token is invalid"),
            (#""token_type":"access","exp":true"#, "invalid.exp_type", "Token is expired"),
            (#""token_type":"access","exp":1762563600000"#, "invalid.exp_range", "uncaught ValueError"),
            (#""token_type":"access","exp":1e400"#, "invalid.exp_range", "Token is invalid"),
            (#""token_type":"access","exp":1762563600,"sub":1"#, "invalid.sub", "Token is invalid"),
        ] as [(String, String, String?)])
    func answers(members: String, verdict: String, message: String?) {
        let result = TestToken.verdict("{\(members),\(Self.rest)}", policy: policy())
        #expect(result.words == verdict)
        #expect(result.serverMessage?.text == message)
    }

    @Test(
        "the user and the identifier",
        arguments: [
            (#""user_id":"1""#, "invalid.jti", "Token has no id"),
            (#""user_id":"1","jti":5"#, "invalid.jti", "Token is invalid"),
            (#""jti":"x""#, "invalid.user_id", "Token contained no recognizable user identification"),
            (#""jti":"x","user_id":"abc""#, "valid", "uncaught ValueError"), (#""jti":"x","user_id":1"#, "valid", nil),
        ] as [(String, String, String?)])
    func users(members: String, verdict: String, message: String?) {
        let payload = #"{"token_type":"access","exp":1762563600,\#(members)}"#
        let result = TestToken.verdict(payload, policy: policy())
        #expect(result.words == verdict)
        #expect(result.serverMessage?.text == message)
    }

    @Test(
        "header and signature all sound the same",
        arguments: [
            (SignatureOutcome.Result.mismatch(detail: nil), "InvalidSignatureError: Signature verification failed"),
            (.algorithmRefused(detail: ""), "InvalidAlgorithmError: The specified alg value is not allowed"),
        ])
    func refusals(result: SignatureOutcome.Result, cause: String) {
        let payload = #"{"token_type":"access","exp":1,\#(Self.rest)}"#
        let message = TestToken.verdict(
            payload, policy: policy(), verifier: FixedVerifier(SignatureOutcome(result))
        ).serverMessage
        #expect(message?.text == "Token is invalid")
        #expect(message?.isAmbiguous == true)
        #expect(message?.cause == cause)
    }

    @Test func untypedTokenLetsARefreshTokenIn() {
        let payload = #"{"token_type":"refresh","exp":1762563600,\#(Self.rest)}"#
        let verdict = TestToken.verdict(payload, policy: policy(.any))
        #expect(verdict.isValid)
        #expect(verdict.serverMessage == nil)
        #expect(verdict.checks.first { $0.name == "token_type" }?.status == .warn)
    }

    @Test func issuerAndAudienceCountWhereTheSettingsNameThem() {
        var policy = policy()
        policy.issuer = "https://id.example"
        policy.audiences = ["relaydesk"]
        let payload = #"{"token_type":"access","exp":1762563600,\#(Self.rest)}"#
        let verdict = TestToken.verdict(payload, policy: policy)
        #expect(verdict.words == "invalid.iss")
        #expect(verdict.serverMessage?.cause == #"MissingRequiredClaimError: Token is missing the "iss" claim"#)
    }

    @Test func lifetimesAreHeldAgainstTheDefaults() {
        let status = { (exp: Int) in
            let payload = #"{"token_type":"access","iat":1762560000,"exp":\#(exp),\#(Self.rest)}"#
            return TestToken.verdict(payload, policy: policy()).checks.first { $0.name == "lifetime" }?.status
        }
        #expect(status(1_762_560_299) == .ok)
        #expect(status(1_762_563_600) == .ok)
        #expect(status(1_762_561_000) == .warn)
    }

    @Test func bodies() {
        let expired = ServerMessage(text: "Token is expired")
        #expect(
            expired.body(for: .access).map { JSONWriter.write($0) }
                == #"{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":"#
                + #"[{"token_class":"AccessToken","token_type":"access","message":"Token is expired"}]}"#)
        #expect(
            expired.body(for: .refresh).map { JSONWriter.write($0) }
                == #"{"detail":"Token is expired","code":"token_not_valid"}"#)
        #expect(ServerMessage(status: 500, code: nil, text: "uncaught TypeError").body(for: .access) == nil)
    }

    @Test func malformedTextIsInvalidToTheServer() {
        let verdict = TokenVerification.judge(
            token: Secret("a.b"), verifier: nil, policy: policy(), now: TestToken.now)
        #expect(verdict.serverMessage?.text == "Token is invalid")
        #expect(verdict.serverMessage?.status == 401)
    }

    private func policy(_ type: SimpleJWTDialect.TokenType = .access) -> VerificationPolicy {
        var policy = VerificationPolicy()
        policy.dialect = SimpleJWTDialect(type)
        return policy
    }
}
