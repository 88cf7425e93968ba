import COpenSSL
import RelayBytes
import RelayJWT

/// A key that signatures are held against: a secret, or a public key.
package struct VerifyingKey: Sendable {
    enum Material: Sendable {
        /// `alternative` is the secret without the line break that its file ends with.
        case secret(Secret, alternative: Secret?)
        case key(SharedKey)
    }

    package let facts: KeyFacts
    let material: Material
    /// The JWK that it was read from, whose restrictions bind it.
    let jwk: JWK?
    /// What the operator calls the key: `secret`, `SECRET_KEY`.
    let noun: String

    /// A secret for HMAC; what parses as a public key is refused.
    package init(
        secret bytes: [UInt8], encoding: SecretEncoding = .raw, source: String? = nil, noun: String = "secret"
    ) throws(KeyFault) {
        self.noun = noun
        guard !bytes.isEmpty else { throw .empty }
        if let nature = SecretCandidate.otherNature(of: bytes) { throw .publicKeyAsSecret(nature) }
        let secret = try encoding.decode(bytes)
        guard !secret.isEmpty else { throw .empty }
        if encoding != .raw, let nature = SecretCandidate.otherNature(of: secret) { throw .publicKeyAsSecret(nature) }
        let shorter = encoding == .raw ? SecretEncoding.withoutFinalNewline(secret) : nil
        let alternative = shorter.flatMap { $0.isEmpty ? nil : Secret($0) }
        material = .secret(Secret(secret), alternative: alternative)
        facts = KeyFacts(kind: .secret, bits: secret.count * 8, source: source)
        jwk = nil
    }

    /// The key of a JWK, private or public; of a private one the public part counts.
    package init(_ jwk: JWK, source: String? = nil) throws(KeyFault) {
        self.jwk = jwk
        noun = "key"
        if jwk.kty == .oct {
            let secret = try KeyFault.from { () throws(JWKFault) in try jwk.octets("k") }
            guard !secret.isEmpty else { throw .empty }
            material = .secret(Secret(secret), alternative: nil)
            facts = KeyFacts(kind: .secret, bits: secret.count * 8, kid: jwk.kid, source: source)
            return
        }
        let der = try KeyFault.from { () throws(JWKFault) in try jwk.publicDER() }
        guard let key = EVPKey.decoded(der, passphrase: nil) else {
            throw .refused("its numbers are no \(jwk.crv ?? "RSA") key")
        }
        facts = try key.soundFacts(kid: jwk.kid, source: source)
        material = .key(SharedKey(key))
    }

    init(_ key: consuming sending EVPKey, source: String?) throws(KeyFault) {
        facts = try key.soundFacts(kid: nil, source: source)
        material = .key(SharedKey(key))
        jwk = nil
        noun = "key"
    }
}

extension EVPKey {
    /// The facts of a key that can be used.
    borrowing func soundFacts(kid: String?, source: String?) throws(KeyFault) -> KeyFacts {
        let facts = try facts(kid: kid, source: source)
        if facts.kind == .rsa || facts.kind == .rsaPSS, !hasSoundExponent { throw .unsoundExponent }
        return facts
    }
}

extension KeyFault {
    /// What `body` gives, a fault of the JWK as a fault of the key.
    static func from<Value>(_ body: () throws(JWKFault) -> Value) throws(KeyFault) -> Value {
        do throws(JWKFault) { return try body() } catch { throw .jwk(error) }
    }
}
