import RelayBytes
import RelayJWT

/// The keys that a signature may be held against: one key, or the keys of a set.
package struct KeyRing: Sendable {
    package let keys: [VerifyingKey]
    /// Whether they come from a set, in which a `kid` decides (RFC 7517 section 4.5); a key given on its own is meant.
    package let isSet: Bool
    /// Keys of the set that are of no known type or not valid (RFC 7517 section 5).
    package let ignored: Int

    /// One key.
    package init(_ key: VerifyingKey) {
        keys = [key]
        isSet = false
        ignored = 0
    }

    /// The keys of a set; a fault where none can be used.
    package init(_ set: JWKSet, source: String? = nil) throws(KeyFault) {
        var keys: [VerifyingKey] = []
        for jwk in set.keys {
            guard let key = try? VerifyingKey(jwk, source: source) else { continue }
            keys.append(key)
        }
        self.keys = keys
        isSet = true
        ignored = set.ignored + set.keys.count - keys.count
        if keys.isEmpty { throw .noUsableKey(ignored: ignored) }
    }

    /// The keys without the secrets among them: what anybody can fetch is no secret (RFC 8725 section 2.1). A fault where
    /// nothing is left.
    package func withoutSecrets() throws(KeyFault) -> KeyRing {
        let kept = keys.filter { $0.facts.kind != .secret }
        guard !kept.isEmpty else { throw .noUsableKey(ignored: ignored + keys.count) }
        return KeyRing(keys: kept, isSet: isSet, ignored: ignored + keys.count - kept.count)
    }

    private init(keys: [VerifyingKey], isSet: Bool, ignored: Int) {
        (self.keys, self.isSet, self.ignored) = (keys, isSet, ignored)
    }

    /// Reads a key whatever it is written in: PEM or DER of SPKI, PKCS#1, PKCS#8, SEC1 or X.509, a JWK or a JWK set.
    ///
    /// Of a PEM text with several blocks the first that holds a key counts: of a chain, the leaf.
    package static func read(
        _ bytes: [UInt8], passphrase: Secret? = nil, source: String? = nil
    ) throws(KeyFault) -> KeyRing {
        if let json = try json(bytes) {
            if json["keys"] != nil {
                return try KeyRing(try KeyFault.from { () throws(JWKFault) in try JWKSet(json) }, source: source)
            }
            return KeyRing(try VerifyingKey(try KeyFault.from { () throws(JWKFault) in try JWK(json) }, source: source))
        }
        return KeyRing(try VerifyingKey(try KeyFile.read(bytes, passphrase: passphrase), source: source))
    }

    /// The JSON value where the bytes begin like an object.
    static func json(_ bytes: [UInt8]) throws(KeyFault) -> JSONValue? {
        let text = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
        guard text.first(where: { $0 > 0x20 }) == 0x7b else { return nil }
        do throws(JSONFault) { return try JSONReader.read(text) } catch { throw .jwk(.notJSON(error)) }
    }
}
