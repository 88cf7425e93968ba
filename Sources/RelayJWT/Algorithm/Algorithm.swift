/// A signature algorithm by its JOSE name (RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864).
package enum Algorithm: String, Hashable, Sendable, CaseIterable {
    case hs256 = "HS256"
    case hs384 = "HS384"
    case hs512 = "HS512"
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case es256k = "ES256K"
    /// Ed25519 or Ed448, as the key is; RFC 9864 deprecates the name for the two that follow.
    case edDSA = "EdDSA"
    case ed25519 = "Ed25519"
    case ed448 = "Ed448"

    /// What sort of key it takes and how it signs.
    package enum Family: Hashable, Sendable { case hmac, rsaPKCS1, rsaPSS, ecdsa, edwards }

    package enum Digest: String, Hashable, Sendable {
        case sha256 = "SHA256"
        case sha384 = "SHA384"
        case sha512 = "SHA512"

        /// The length of its output.
        package var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    /// The algorithm of exactly this name, case and code points included; `none` is not one.
    package init?(name: String) {
        // U+212A equals K in Swift's eyes.
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(rawValue: name)
    }

    /// What kind of key it takes.
    package var family: Family {
        switch self {
        case .hs256, .hs384, .hs512: .hmac
        case .rs256, .rs384, .rs512: .rsaPKCS1
        case .ps256, .ps384, .ps512: .rsaPSS
        case .es256, .es384, .es512, .es256k: .ecdsa
        case .edDSA, .ed25519, .ed448: .edwards
        }
    }

    /// The digest of the signing input; nil for the Edwards curves, which hash on their own.
    package var digest: Digest? {
        switch self {
        case .hs256, .rs256, .ps256, .es256, .es256k: .sha256
        case .hs384, .rs384, .ps384, .es384: .sha384
        case .hs512, .rs512, .ps512, .es512: .sha512
        case .edDSA, .ed25519, .ed448: nil
        }
    }

    /// The curves whose keys may be used (RFC 8725 section 3.1); empty for HMAC and RSA.
    package var curves: [Curve] {
        switch self {
        case .es256: [.p256]
        case .es384: [.p384]
        case .es512: [.p521]
        case .es256k: [.secp256k1]
        case .edDSA: [.ed25519, .ed448]
        case .ed25519: [.ed25519]
        case .ed448: [.ed448]
        default: []
        }
    }
}
