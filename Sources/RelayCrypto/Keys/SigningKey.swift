import COpenSSL
import RelayBytes
import RelayJWT

/// A key that signs: a secret, or a private key.
package struct SigningKey: Sendable {
    package let facts: KeyFacts
    let material: VerifyingKey.Material

    /// A secret for HMAC; short ones are taken, because tests need them.
    package init(secret bytes: [UInt8], encoding: SecretEncoding = .raw, source: String? = nil) throws(KeyFault) {
        let key = try VerifyingKey(secret: bytes, encoding: encoding, source: source)
        (facts, material) = (key.facts, key.material)
    }

    /// Reads a private key from PEM, DER or JWK.
    package init(reading bytes: [UInt8], passphrase: Secret? = nil, source: String? = nil) throws(KeyFault) {
        if let json = try KeyRing.json(bytes) {
            try self.init(try KeyFault.from { () throws(JWKFault) in try JWK(json) }, source: source)
        } else {
            try self.init(try KeyFile.read(bytes, passphrase: passphrase), source: source)
        }
    }

    private init(_ key: consuming sending EVPKey, source: String?) throws(KeyFault) {
        guard key.isPrivate else { throw .privateKeyMissing }
        facts = try key.soundFacts(kid: nil, source: source)
        material = .key(SharedKey(key))
    }

    /// The private key of a JWK, whose two parts must belong together.
    package init(_ jwk: JWK, source: String? = nil) throws(KeyFault) {
        let verifying = try VerifyingKey(jwk, source: source)
        facts = verifying.facts
        if jwk.kty == .oct {
            material = verifying.material
            return
        }
        guard jwk.isPrivate else { throw .privateKeyMissing }
        let der = try KeyFault.from { () throws(JWKFault) in try jwk.privateDER() }
        guard let pair = EVPKey.decoded(der, passphrase: nil) else { throw .refused("its private part is no key") }
        guard case .key(let known) = verifying.material, pair.isConsistent,
            known.withKey({ pair.hasPublicPart(of: $0) })
        else { throw .pairMismatch }
        material = .key(SharedKey(pair))
    }
}

extension EVPKey {
    /// Whether there is a private part: OpenSSL has no plain question for it, so a signature is begun.
    var isPrivate: Bool {
        defer { ERR_clear_error() }
        return lend { key in
            var count = 0
            switch unsafe EVP_PKEY_get_base_id(key) {
            case EVP_PKEY_ED25519, EVP_PKEY_ED448: return unsafe EVP_PKEY_get_raw_private_key(key, nil, &count) == 1
            default:
                var number: OpaquePointer?
                let name = unsafe EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? "priv" : "d"
                defer { unsafe BN_clear_free(number) }
                return unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1
            }
        }
    }

    /// Whether private and public part belong together.
    var isConsistent: Bool {
        defer { ERR_clear_error() }
        return lend { key in
            guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
            defer { unsafe EVP_PKEY_CTX_free(context) }
            return unsafe EVP_PKEY_pairwise_check(context) == 1
        }
    }

    borrowing func hasPublicPart(of other: borrowing EVPKey) -> Bool {
        defer { ERR_clear_error() }
        return lend { mine in other.lend { unsafe EVP_PKEY_eq(mine, $0) == 1 } }
    }
}
