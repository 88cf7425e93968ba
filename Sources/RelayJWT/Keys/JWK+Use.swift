import RelayBytes

extension JWK {
    /// What a key is asked to do (RFC 7517 section 4.3).
    package enum Operation: String, Equatable, Sendable { case sign, verify }

    /// Why the key itself forbids this (RFC 7517 section 4.2 to 4.4), in words, or nil.
    package func refusal(to operation: Operation, with algorithm: Algorithm) -> String? {
        if let use, !use.isExactly("sig") { return "its use is \"\(Printable.escape(use))\", not \"sig\"" }
        if let keyOps, !keyOps.contains(where: operation.rawValue.isExactly) {
            return "its key_ops do not hold \"\(operation.rawValue)\""
        }
        if let alg, !Self.names(alg, algorithm) {
            return "its alg is \"\(Printable.escape(alg))\", the token's \(algorithm.rawValue)"
        }
        return nil
    }

    /// The key's alg and the token's are the same; `EdDSA` is the older name of `Ed25519` and `Ed448` (RFC 9864), and
    /// the curve tells these two apart.
    private static func names(_ alg: String, _ algorithm: Algorithm) -> Bool {
        if alg.isExactly(algorithm.rawValue) { return true }
        guard algorithm.family == .edwards, let own = Algorithm(name: alg), own.family == .edwards else { return false }
        return own == .edDSA || algorithm == .edDSA
    }

    /// Whether the type and curve suit the algorithm (RFC 8725 section 3.1).
    package func suits(_ algorithm: Algorithm) -> Bool {
        switch (kty, algorithm.family) {
        case (.oct, .hmac), (.rsa, .rsaPKCS1), (.rsa, .rsaPSS): true
        case (.ec, .ecdsa), (.okp, .edwards):
            crv.flatMap(Curve.init(name:)).map(algorithm.curves.contains) ?? false
        default: false
        }
    }
}
