/// A curve by its JWK name (RFC 7518 section 6.2.1.1, RFC 8037 section 2, RFC 8812 section 3.1).
package enum Curve: String, Equatable, Sendable, CaseIterable {
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"
    case secp256k1
    case ed25519 = "Ed25519"
    case ed448 = "Ed448"

    /// The curve of exactly this name.
    package init?(name: String) {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(rawValue: name)
    }

    /// The octets of a coordinate, or of an Edwards public key.
    package var byteCount: Int {
        switch self {
        case .p256, .secp256k1, .ed25519: 32
        case .p384: 48
        case .p521: 66
        case .ed448: 57
        }
    }

    package var isEdwards: Bool { self == .ed25519 || self == .ed448 }

    /// The size by which the curve is known.
    package var bits: Int {
        switch self {
        case .p256, .secp256k1: 256
        case .ed25519: 253
        case .p384: 384
        case .p521: 521
        case .ed448: 456
        }
    }
}
