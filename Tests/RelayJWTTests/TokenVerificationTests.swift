import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenVerificationTests {
    @Test func aRightTokenIsValid() {
        let verdict = TestToken.verdict(#"{"exp":1762563600}"#)
        #expect(verdict.kind == .valid)
        #expect(verdict.reason == nil)
        #expect(verdict.failures.isEmpty)
        #expect(verdict.remaining?.seconds == 3600)
        #expect(verdict.signature.matches)
    }

    @Test(
        "what an outcome makes of the verdict",
        arguments: [
            (SignatureOutcome.Result.mismatch(detail: nil), "invalid.signature"),
            (.algorithmRefused(detail: ""), "invalid.alg"), (.unknownKey(detail: ""), "invalid.kid"),
            (.keyRefused(detail: ""), "invalid.key"), (.unusableKey(detail: ""), "keyerror.key"),
            (.unsupported(detail: ""), "unsupported.alg"),
        ])
    func outcomes(result: SignatureOutcome.Result, expected: String) {
        let verdict = TestToken.verdict(#"{"exp":1}"#, verifier: FixedVerifier(SignatureOutcome(result)))
        #expect(verdict.words == expected)
        // All that failed is listed, whatever names the verdict.
        #expect(verdict.failures.map(\.name).contains("exp"))
    }

    @Test func withoutAKeyThereIsNoVerdictOnTheToken() {
        #expect(TestToken.verdict(#"{"exp":1762563600}"#, verifier: nil).words == "keyerror.key")
    }

    @Test(
        "none is never valid, whatever is let in",
        arguments: [#"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{}"#, #"{"alg":1}"#, #"{"alg":"hs256"}"#])
    func unsigned(header: String) {
        var policy = VerificationPolicy()
        policy.algorithms = Algorithm.allCases
        #expect(TestToken.verdict(header: header, "{}", policy: policy).words == "invalid.alg")
    }

    @Test func anAlgorithmThatIsNotLetInIsInvalidThoughItMatches() {
        var policy = VerificationPolicy()
        policy.algorithms = [.hs512]
        let verdict = TestToken.verdict("{}", policy: policy)
        #expect(verdict.words == "invalid.alg")
        #expect(verdict.signature.matches)
    }

    @Test(arguments: [#""crit":["x"],"x":1"#, #""crit":[]"#, #""crit":["b64"],"b64":true"#])
    func criticalExtensions(members: String) {
        #expect(TestToken.verdict(header: #"{"alg":"HS256",\#(members)}"#, "{}").words == "invalid.crit")
    }

    @Test(
        "the order of verdicts",
        arguments: [
            (#"{"exp":1,"nbf":9999999999,"aud":5}"#, "expired.exp"), (#"{"nbf":9999999999,"aud":"y"}"#, "notyet.nbf"),
            (#"{"iat":9999999999}"#, "notyet.iat"), (#"{"aud":"y"}"#, "invalid.aud"), (#"{"aud":"x"}"#, "valid"),
        ])
    func precedence(payload: String, expected: String) {
        var policy = VerificationPolicy()
        policy.audiences = ["x"]
        #expect(TestToken.verdict(payload, policy: policy).words == expected)
        let weak = FixedVerifier(SignatureOutcome(.matches, key: KeyFacts(kind: .secret, bits: 8)))
        #expect(TestToken.verdict(payload, policy: policy, verifier: weak).words == "weak.key")
    }

    @Test func weakKeysMayBeAllowed() {
        var policy = VerificationPolicy()
        policy.allowsWeakKeys = true
        let weak = FixedVerifier(SignatureOutcome(.matches, key: KeyFacts(kind: .secret, bits: 8)))
        let verdict = TestToken.verdict(#"{"exp":1762563600}"#, policy: policy, verifier: weak)
        #expect(verdict.isValid)
        #expect(verdict.warnings.map(\.code) == ["weak_key"])
    }

    @Test func tooLittleTimeLeavesItValid() {
        var policy = VerificationPolicy()
        policy.minimumRemaining = .seconds(120)
        let verdict = TestToken.verdict(#"{"exp":1762560060}"#, policy: policy)
        #expect(verdict.isValid && verdict.isShortOfTime)
    }

    @Test(
        "text that is no token",
        arguments: [
            ("a.b", "malformed.segments"), ("", "malformed.empty"), ("e30.e30.a=", "malformed.signature"),
            ("W10.e30.AA", "malformed.header"), ("a.b.c.d.e", "unsupported.jwe"),
            (#"{"payload":""}"#, "unsupported.json_serialization"),
        ])
    func malformed(text: String, expected: String) {
        let verdict = TokenVerification.judge(
            token: Secret(text), verifier: FixedVerifier(), policy: .init(), now: TestToken.now)
        #expect(verdict.words == expected)
        #expect(verdict.token == nil)
        #expect(verdict.fault != nil)
    }

    @Test func anAudienceThatNobodyAskedForIsSaid() {
        #expect(TestToken.verdict(#"{"exp":1762563600,"aud":"x"}"#).warnings.map(\.code) == ["aud_not_checked"])
    }

    @Test func aJWSIsJudgedWithoutClaims() throws {
        var policy = VerificationPolicy()
        policy.ignoresClaims = true
        let token = try CompactToken(jws: Array("eyJhbGciOiJIUzI1NiJ9.JC4wMg.AA".utf8))
        let verdict = TokenVerification.judge(
            token: token, verifier: FixedVerifier(), policy: policy, now: TestToken.now)
        #expect(verdict.isValid)
        #expect(verdict.checks.map(\.name) == ["form", "alg", "key", "signature"])
    }
}

extension TokenVerdict {
    /// `invalid.signature`, `valid`.
    var words: String { reason.map { "\(kind.rawValue).\($0)" } ?? kind.rawValue }
}
