import RelayBytes
import RelayJWT

/// Why a file, a text or a secret gives no key that can be used.
package enum KeyFault: Error, Equatable, Sendable {
    case empty
    /// Neither PEM, DER, a certificate nor a JWK.
    case notAKey
    case encrypted
    case wrongPassphrase
    case jwk(JWKFault)
    /// A set in which no key is of a type that is known here.
    case noUsableKey(ignored: Int)
    /// DSA, X25519, brainpool: keys that JWS has no algorithm for.
    case unsupportedType(String)
    /// An RSA exponent that is even or 1.
    case unsoundExponent
    /// OpenSSL refused it; a point that is not on its curve.
    case refused(String)
    /// A public key where an HMAC secret belongs: whoever reads the public key could sign (RFC 8725 section 2.1).
    case publicKeyAsSecret(String)
    case notEncoded(SecretEncoding)
    /// Signing needs a private key.
    case privateKeyMissing
    /// The private part of a JWK does not belong to its public part.
    case pairMismatch
}

extension KeyFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the key is empty"
        case .notAKey: "this is no key: neither PEM, DER, certificate nor JWK"
        case .encrypted: "the private key is encrypted and no passphrase was given"
        case .wrongPassphrase: "the passphrase does not open the private key"
        case .jwk(let fault): fault.description
        case .noUsableKey(let ignored): "the key set has no key that can be used (\(ignored) passed over)"
        case .unsupportedType(let name): "\(Printable.escape(name)) keys sign no JWT"
        case .unsoundExponent: "the RSA exponent is even or 1"
        case .refused(let text): "the key is not valid: \(Printable.escape(text))"
        case .publicKeyAsSecret(let kind): "this is \(kind), not a secret: pass it as a key"
        case .notEncoded(let encoding): "the secret is not \(encoding.rawValue)"
        case .privateKeyMissing: "signing needs a private key, this one is public"
        case .pairMismatch: "the private part of the key does not belong to its public part"
        }
    }
}
