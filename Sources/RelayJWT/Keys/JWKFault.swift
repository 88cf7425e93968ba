import RelayBytes

/// Why a JSON text is not a key (RFC 7517 section 4, RFC 7518 section 6).
package enum JWKFault: Error, Equatable, Sendable {
    case notJSON(JSONFault)
    case notObject
    /// Section 4.1: `kty` is required.
    case typeMissing
    /// Section 5.1: a set has `keys`.
    case keysMissing
    case memberMissing(String)
    case memberMistyped(String)
    case notBase64URL(String)
    /// A coordinate or key that is not as long as its curve requires (RFC 7518 section 6.2.1.2).
    case wrongLength(String, expected: Int, actual: Int)
    case unknownType(String)
    case unknownCurve(String?)
}

extension JWKFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notJSON(let fault): "the JWK is not JSON: \(fault)"
        case .notObject: "the JWK is not an object"
        case .typeMissing: "the JWK has no kty"
        case .keysMissing: "the key set has no array \"keys\""
        case .memberMissing(let name): "the JWK has no \"\(name)\""
        case .memberMistyped(let name): "\"\(name)\" of the JWK is of the wrong type"
        case .notBase64URL(let name): "\"\(name)\" of the JWK is not base64url without padding"
        case .wrongLength(let name, let expected, let actual):
            "\"\(name)\" of the JWK has \(actual) bytes, its curve requires \(expected)"
        case .unknownType(let name): "keys of the type \"\(Printable.escape(name))\" are not known here"
        case .unknownCurve(let name): "the curve \"\(Printable.escape(name ?? ""))\" is not known here"
        }
    }
}
