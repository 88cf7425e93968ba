import RelayBytes

/// A JSON Web Key Set (RFC 7517 section 5).
package struct JWKSet: Equatable, Sendable {
    /// The keys in their order; entries that are no JWK are left out, as section 5 advises.
    package let keys: [JWK]
    /// How many entries were left out.
    package let ignored: Int

    package init(keys: [JWK]) {
        self.keys = keys
        ignored = 0
    }

    package init(_ value: JSONValue) throws(JWKFault) {
        guard case .object(let members) = value else { throw .notObject }
        guard case .array(let entries)? = members.exactly("keys") else { throw .keysMissing }
        var keys: [JWK] = []
        for entry in entries {
            guard let key = try? JWK(entry) else { continue }
            keys.append(key)
        }
        self.keys = keys
        ignored = entries.count - keys.count
    }

    /// Reads a set from JSON text.
    package init(text: [UInt8]) throws(JWKFault) { try self.init(try Self.json(text)) }

    static func json(_ text: [UInt8]) throws(JWKFault) -> JSONValue {
        do throws(JSONFault) { return try JSONReader.read(text) } catch { throw .notJSON(error) }
    }
}
