import RelayBytes
import RelayHost
import RelayJWT

/// Everything that `token verify` needs for its verdict on one token.
struct TokenQuestion: Sendable {
    /// A longer text is judged on a thread of its own, so that a signal ends the wait for it.
    private static let longest = 64 << 10

    /// As they were given, still dressed.
    let bytes: [UInt8]
    /// That of a JWS which has none of its own.
    let payload: [UInt8]?
    let isJWS: Bool
    /// Nil where no key was given.
    let verifier: (any SignatureVerifier)?
    let policy: VerificationPolicy
    let now: UnixTime

    /// The verdict; nil where a signal came first.
    func answer(interrupts: Interrupts) -> TokenVerdict? {
        guard bytes.count > Self.longest else { return verdict() }
        return Computation.run(interrupts: interrupts) { verdict() }
    }

    private func verdict() -> TokenVerdict {
        let text = TokenText.read(bytes)
        guard case .token(let token, _, _) = text else {
            let detail = "the token is \(TokenArgument.problem(with: text)) (token.literal-null)"
            return TokenVerification.judge(literalNull: detail, policy: policy, now: now)
        }
        if isJWS {
            return TokenVerification.judge(jws: token, detached: payload, verifier: verifier, policy: policy, now: now)
        }
        return TokenVerification.judge(token: token, verifier: verifier, policy: policy, now: now)
    }
}
