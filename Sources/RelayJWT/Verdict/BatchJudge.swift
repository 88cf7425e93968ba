import RelayBytes

/// Judges many tokens with one key and one policy.
package struct BatchJudge: Sendable {
    private let verifier: any SignatureVerifier
    private let policy: VerificationPolicy
    private let now: UnixTime

    /// All tokens are judged at the same time.
    package init(verifier: any SignatureVerifier, policy: VerificationPolicy, now: UnixTime) {
        (self.verifier, self.policy, self.now) = (verifier, policy, now)
    }

    /// The verdict on one line of text.
    package func verdict(on line: [UInt8]) -> TokenVerdict {
        switch TokenText.read(line) {
        case .token(let token, _, _):
            TokenVerification.judge(token: token, verifier: verifier, policy: policy, now: now)
        case .literalNull, .absent:
            TokenVerification.judge(literalNull: "there is no token (token.literal-null)", policy: policy, now: now)
        }
    }
}
