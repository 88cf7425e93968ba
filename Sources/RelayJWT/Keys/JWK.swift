import RelayBytes

/// A JSON Web Key (RFC 7517 section 4) as it was written; its numbers become a key in RelayCrypto.
package struct JWK: Equatable, Sendable {
    package enum KeyType: Equatable, Sendable {
        case rsa, ec, okp, oct
        /// A type that is not known here, which a set passes over (RFC 7517 section 5).
        case other(String)
    }

    package let kty: KeyType
    package let crv: String?
    package let alg: String?
    package let use: String?
    package let keyOps: [String]?
    package let kid: String?
    private let members: JSONObject

    package init(_ value: JSONValue) throws(JWKFault) {
        guard case .object(let members) = value else { throw .notObject }
        guard case .value(let name) = members.text("kty") else { throw .typeMissing }
        self.members = members
        kty =
            switch name {
            case _ where name.isExactly("RSA"): .rsa
            case _ where name.isExactly("EC"): .ec
            case _ where name.isExactly("OKP"): .okp
            case _ where name.isExactly("oct"): .oct
            default: .other(name)
            }
        crv = try Self.text(members, "crv")
        alg = try Self.text(members, "alg")
        use = try Self.text(members, "use")
        kid = try Self.text(members, "kid")
        keyOps = try Self.operations(members)
    }

    /// Reads one JWK from JSON text.
    package init(text: [UInt8]) throws(JWKFault) { try self.init(try JWKSet.json(text)) }

    /// The octets of a base64url member (RFC 7518 section 6): strict, absent is a fault.
    package func octets(_ name: String) throws(JWKFault) -> [UInt8] {
        switch members.text(name) {
        case .absent: throw .memberMissing(name)
        case .mistyped: throw .memberMistyped(name)
        case .value(let text):
            guard let bytes = Base64URL.decode(text) else { throw .notBase64URL(name) }
            return bytes
        }
    }

    /// Whether the member is there.
    package func has(_ name: String) -> Bool { members.exactly(name) != nil }

    /// Whether it holds a private part.
    package var isPrivate: Bool { kty != .oct && has("d") }

    private static func text(_ members: JSONObject, _ name: String) throws(JWKFault) -> String? {
        switch members.text(name) {
        case .absent: nil
        case .mistyped: throw .memberMistyped(name)
        case .value(let text): text
        }
    }

    private static func operations(_ members: JSONObject) throws(JWKFault) -> [String]? {
        guard let value = members.exactly("key_ops") else { return nil }
        guard let elements = value.array else { throw .memberMistyped("key_ops") }
        let texts = elements.compactMap(\.string)
        guard texts.count == elements.count else { throw .memberMistyped("key_ops") }
        return texts
    }
}

extension JWK: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<jwk \(kid.map { Printable.escape($0) } ?? "without kid")>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
