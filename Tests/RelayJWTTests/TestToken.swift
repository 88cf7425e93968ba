import RelayBytes
import RelayJWT

/// Tokens from JSON text, byte for byte as the test writes it.
enum TestToken {
    static let now = UnixTime(seconds: 1_762_560_000)

    static func text(
        header: String = #"{"alg":"HS256","typ":"JWT"}"#, _ payload: String, signature: String = "c2ln"
    ) -> String {
        "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(Array(payload.utf8))).\(signature)"
    }

    static func token(header: String = #"{"alg":"HS256","typ":"JWT"}"#, _ payload: String) throws -> CompactToken {
        try CompactToken(text(header: header, payload))
    }

    /// What a check says of a payload.
    static func check(_ check: some ClaimCheck, _ payload: String, leeway: Duration = .zero) throws -> TokenCheck {
        check.result(for: try token(payload), now: now, leeway: leeway)
    }

    /// The verdict of a payload whose signature is taken for right.
    static func verdict(
        header: String = #"{"alg":"HS256","typ":"JWT"}"#, _ payload: String, policy: VerificationPolicy = .init(),
        verifier: (any SignatureVerifier)? = FixedVerifier()
    ) -> TokenVerdict {
        TokenVerification.judge(
            token: Secret(text(header: header, payload)), verifier: verifier, policy: policy, now: now)
    }
}

/// Gives the outcome that it was made with.
struct FixedVerifier: SignatureVerifier {
    var algorithms: [Algorithm] = [.hs256, .hs384, .hs512]
    var outcome = SignatureOutcome(.matches, key: KeyFacts(kind: .secret, bits: 512))

    init(_ outcome: SignatureOutcome? = nil) { if let outcome { self.outcome = outcome } }

    func verify(
        _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
    ) -> SignatureOutcome { outcome }
}
