/// Holds a signature against a key. The keys and the arithmetic are the implementer's; this module has no C.
package protocol SignatureVerifier: Sendable {
    /// The algorithms that the keys may be used with, in the order of preference.
    var algorithms: [Algorithm] { get }

    /// Holds `signature` against `signingInput` under `algorithm`, which the caller has found to be permitted or not;
    /// `header` is given for its `kid` alone.
    func verify(
        _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
    ) -> SignatureOutcome
}

/// What holding a signature against a key gave.
package struct SignatureOutcome: Equatable, Sendable {
    package enum Result: Equatable, Sendable {
        case matches
        /// It does not; the detail says more where more is known (`the signature has 31 bytes, not 32`).
        case mismatch(detail: String?)
        /// No key suits the algorithm, such as HS256 with an RSA key.
        case algorithmRefused(detail: String)
        /// The key set has no key of that `kid` (RFC 7517 section 4.5).
        case unknownKey(detail: String)
        /// The key's own `use`, `key_ops` or `alg` forbids it.
        case keyRefused(detail: String)
        /// The key cannot be used at all.
        case unusableKey(detail: String)
        /// This machine's cryptography lacks the algorithm.
        case unsupported(detail: String)
    }

    package let result: Result
    /// The key that was used, or the only one there was.
    package let key: KeyFacts?
    package let warnings: [TokenWarning]

    package init(_ result: Result, key: KeyFacts? = nil, warnings: [TokenWarning] = []) {
        self.result = result
        self.key = key
        self.warnings = warnings
    }
}

/// Stands in for keys that could not be loaded: the claims are still judged, and the verdict is `keyerror`.
package struct UnusableKey: SignatureVerifier, Equatable {
    private let detail: String

    package init(detail: String) { self.detail = detail }

    package var algorithms: [Algorithm] { Algorithm.allCases }

    package func verify(
        _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
    ) -> SignatureOutcome {
        SignatureOutcome(.unusableKey(detail: detail))
    }
}
