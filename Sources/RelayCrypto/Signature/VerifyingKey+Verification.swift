import RelayBytes
import RelayJWT

extension VerifyingKey {
    /// Whether the key may be used with the algorithm: by its type and curve, and by what its JWK allows.
    func suits(_ algorithm: Algorithm) -> Bool { facts.algorithms.contains(algorithm) }

    /// Holds the signature against this key, which suits the algorithm.
    func outcome(_ signature: [UInt8], of message: [UInt8], _ algorithm: Algorithm) -> SignatureOutcome {
        if let words = jwk?.refusal(to: .verify, with: algorithm) {
            return SignatureOutcome(.keyRefused(detail: "the key forbids it: \(words)"), key: facts)
        }
        switch material {
        case .secret(let secret, let alternative):
            return outcome(signature, message, algorithm, secret: secret, alternative: alternative)
        case .key(let shared):
            guard let form = opensslForm(signature, algorithm) else {
                return SignatureOutcome(.mismatch(detail: wrongForm(signature, algorithm)), key: facts)
            }
            let matches = shared.withKey { DigestSignature.verifies(form, of: message, algorithm, $0) }
            return SignatureOutcome(matches ? .matches : .mismatch(detail: nil), key: facts)
        }
    }

    private func outcome(
        _ signature: [UInt8], _ message: [UInt8], _ algorithm: Algorithm, secret: Secret, alternative: Secret?
    ) -> SignatureOutcome {
        guard let digest = algorithm.digest else { return SignatureOutcome(.mismatch(detail: nil), key: facts) }
        guard signature.count == digest.byteCount else {
            let words = "the signature has \(signature.count) bytes, \(algorithm.rawValue) has \(digest.byteCount)"
            return SignatureOutcome(.mismatch(detail: words), key: facts)
        }
        if Self.matches(signature, message, secret, digest) { return SignatureOutcome(.matches, key: facts) }
        guard let alternative, Self.matches(signature, message, alternative, digest) else {
            return SignatureOutcome(
                .mismatch(detail: "does not match this \(noun) (\(secret.count) bytes)"), key: facts)
        }
        let shorter = KeyFacts(kind: .secret, bits: alternative.count * 8, kid: facts.kid, source: facts.source)
        return SignatureOutcome(
            .matches, key: shorter,
            warnings: [.init("secret_newline", "it matches without the line break at the end of the secret")])
    }

    private static func matches(
        _ signature: [UInt8], _ message: [UInt8], _ secret: Secret, _ digest: Algorithm.Digest
    ) -> Bool {
        guard let code = MAC.code(of: message, key: secret, digest: digest) else { return false }
        return MAC.areEqual(code, signature)
    }

    /// What OpenSSL verifies: DER for ECDSA, the same bytes for the others.
    private func opensslForm(_ signature: [UInt8], _ algorithm: Algorithm) -> [UInt8]? {
        guard algorithm.family == .ecdsa else { return signature }
        return facts.curve.flatMap { ECDSASignature.der(fixedWidth: signature, $0) }
    }

    private func wrongForm(_ signature: [UInt8], _ algorithm: Algorithm) -> String? {
        guard let width = facts.curve?.byteCount, signature.count != 2 * width else { return nil }
        let der = signature.first == 0x30 ? " (it looks like DER, JWS has R and S of fixed width)" : ""
        return "the signature has \(signature.count) bytes, \(algorithm.rawValue) has \(2 * width)\(der)"
    }
}
