import RelayBytes

/// A rule of RFC 7515 that the header of a readable token breaks; a token with one never verifies.
package enum HeaderFault: Error, Equatable, Sendable {
    /// Section 4.1.1: `alg` is required, and is a string.
    case algorithmMissing
    case algorithmNotText(JSONValue)
    /// RFC 8725 section 3.2: `none` is not a signature.
    case algorithmNone
    /// Section 4.1.11: `crit` is a non-empty array of names, each once, each present, none of the RFC's own.
    case criticalNotArray(JSONValue)
    case criticalEmpty
    case criticalNotText(JSONValue)
    case criticalTwice(String)
    case criticalAbsent(String)
    case criticalRegistered(String)
    /// Section 4.1.11: an extension that must be understood and is not.
    case criticalUnknown(String)
    /// So many further names, which were not looked at: enough are wrong.
    case criticalMore(Int)
    /// Section 4.1.4: `kid` is a string.
    case keyIdentifierNotText(JSONValue)
    /// RFC 7797 section 6: `b64: false` that `crit` does not name.
    case unencodedPayloadNotCritical

    /// The check that this fails.
    package var reason: String {
        switch self {
        case .algorithmMissing, .algorithmNotText, .algorithmNone: "alg"
        case .keyIdentifierNotText: "kid"
        default: "crit"
        }
    }
}

extension HeaderFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .algorithmMissing: "the header has no alg"
        case .algorithmNotText(let value): "alg is \(value.kindInWords), not a string"
        case .algorithmNone: "alg is none: the token is not signed"
        case .criticalNotArray(let value): "crit is \(value.kindInWords), not an array"
        case .criticalEmpty: "crit is empty"
        case .criticalNotText(let value): "crit holds \(value.kindInWords)"
        case .criticalTwice(let name): "crit names \"\(Printable.escape(name))\" twice"
        case .criticalAbsent(let name): "crit names \"\(Printable.escape(name))\", which the header does not have"
        case .criticalRegistered(let name): "crit names \"\(name)\", which RFC 7515 itself defines"
        case .criticalMore(let count): "crit has \(count) more names, which were not looked at"
        case .criticalUnknown(let name): "crit requires \"\(Printable.escape(name))\", which is not understood here"
        case .keyIdentifierNotText(let value): "kid is \(value.kindInWords), not a string"
        case .unencodedPayloadNotCritical: "b64 is false and crit does not say so"
        }
    }
}
