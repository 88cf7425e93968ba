import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenVerdictRedactedTests {
    @Test func theValuesGoAndTheJudgementStays() throws {
        var policy = VerificationPolicy()
        policy.subject = "alice"
        let payload = #"{"exp":1,"jti":"unique","user_id":"77","email":"a@b.test","sub":"bob","iss":"kept"}"#
        let text =
            [#"{"alg":"HS256"}"#, payload].map { Base64URL.encode(Array($0.utf8)) }.joined(separator: ".") + ".c2ln"
        let verdict = TokenVerification.judge(
            token: Secret(text), verifier: nil, policy: policy, now: UnixTime(seconds: 1_762_560_000))
        let redacted = verdict.redacted
        #expect(redacted.kind == verdict.kind)
        #expect(redacted.checks.map(\.status) == verdict.checks.map(\.status))
        #expect(redacted.token?.claims["iss"] == "kept")
        let shown = "\(redacted.checks) \(String(describing: redacted.token?.claims.members.members))"
        for value in ["unique", "\"77\"", "a@b.test", "bob", "alice"] { #expect(!shown.contains(value), "\(value)") }
    }
}
