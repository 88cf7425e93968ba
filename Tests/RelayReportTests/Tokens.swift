import RelayBytes
import RelayJWT

/// Tokens and verdicts for the texts.
enum Tokens {
    static let now = UnixTime(seconds: 1_767_225_600)

    /// A key that takes every signature, or none.
    struct Key: SignatureVerifier {
        let takes: Bool
        var algorithms: [Algorithm] { Algorithm.allCases }

        func verify(
            _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
        ) -> SignatureOutcome { SignatureOutcome(takes ? .matches : .mismatch(detail: nil)) }
    }

    static func text(_ claims: String) -> Secret {
        let parts = [#"{"alg":"HS256","typ":"JWT"}"#, claims].map { Base64URL.encode(Array($0.utf8)) }
        return Secret((parts + [Base64URL.encode(Array(repeating: 7, count: 32))]).joined(separator: "."))
    }

    static func access(expiresIn seconds: Int64) -> Secret {
        text(#"{"token_type":"access","exp":\#(now.seconds + seconds),"iat":1767224520,"jti":"abc","user_id":"1"}"#)
    }

    static func verdict(_ token: Secret, takes: Bool = true) -> TokenVerdict {
        TokenVerification.judge(token: token, verifier: Key(takes: takes), policy: VerificationPolicy(), now: now)
    }
}
