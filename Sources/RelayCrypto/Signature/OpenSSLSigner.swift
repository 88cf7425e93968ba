import RelayBytes
import RelayJWT

/// Why nothing was signed.
package enum SigningFault: Error, Equatable, Sendable {
    /// The header has no algorithm, or one that is none.
    case algorithmMissing
    /// The key is not for the header's algorithm (RFC 8725 section 3.1).
    case algorithmRefused(Algorithm, KeyFacts.Kind)
    /// OpenSSL would not: an RSA key too small for its digest.
    case refused
}

extension SigningFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .algorithmMissing: "the header names no signature algorithm"
        case .algorithmRefused(let algorithm, let kind):
            "\(algorithm.rawValue) does not sign with a key of the kind \(kind.rawValue)"
        case .refused: "the key does not sign this"
        }
    }
}

/// Signs tokens with OpenSSL.
package enum OpenSSLSigner: Signer {
    package static func sign(header: JOSEHeader, claims: ClaimsSet, key: SigningKey) throws(SigningFault) -> String {
        try sign(TokenMint.signingInput(header: header, claims: claims), header, key)
    }

    /// Signs any payload.
    package static func sign(header: JOSEHeader, payload: [UInt8], key: SigningKey) throws(SigningFault) -> String {
        try sign(TokenMint.signingInput(header: header, payload: payload), header, key)
    }

    private static func sign(_ input: String, _ header: JOSEHeader, _ key: SigningKey) throws(SigningFault) -> String {
        guard let algorithm = header.algorithm else { throw .algorithmMissing }
        guard key.facts.algorithms.contains(algorithm) else { throw .algorithmRefused(algorithm, key.facts.kind) }
        guard let signature = key.signature(of: Array(input.utf8), algorithm) else { throw .refused }
        return TokenMint.compact(signingInput: input, signature: signature)
    }
}

extension SigningKey {
    /// The signature as JWS writes it; nil where OpenSSL refuses.
    func signature(of message: [UInt8], _ algorithm: Algorithm) -> [UInt8]? {
        switch material {
        case .secret(let secret, _):
            return algorithm.digest.flatMap { MAC.code(of: message, key: secret, digest: $0) }
        case .key(let shared):
            guard let signature = shared.withKey({ DigestSignature.sign(message, algorithm, $0) }) else { return nil }
            guard algorithm.family == .ecdsa else { return signature }
            return facts.curve.flatMap { ECDSASignature.fixedWidth(der: signature, $0) }
        }
    }
}
