/// Why a text is not a URL that relayctl takes: which part, and from which byte on.
///
/// It keeps nothing of the text but an unknown scheme: what stands where a port should be may be a password.
package struct URLFault: Error, Equatable, Sendable {
    /// A part of the URL, by the name that RFC 3986 section 3 has for it.
    package enum Part: String, Equatable, Sendable { case scheme, userinfo, host, port, path, query, fragment }

    /// The rule that was broken.
    package enum Reason: Equatable, Sendable {
        /// The part has to be there, and is empty.
        case missing
        case unknownScheme(String)
        /// A byte that the part cannot have: white space or a control anywhere, a percent sign in a host.
        case forbidden(UInt8)
        /// A host beyond ASCII; its `xn--` form is needed.
        case notASCII
        /// Two dots in a row, or one at the beginning.
        case emptyLabel
        /// A label of more than 63 bytes, or a name of more than 253 (RFC 1035 section 2.3.4).
        case tooLong
        /// It ends in a number as an IPv4 address does, and is none.
        case notIPv4
        /// What stands in brackets is no IPv6 address.
        case notIPv6
        /// An IPv6 address with a zone (RFC 6874), which only this machine could understand.
        case zone
        case notANumber
        /// A port of 0 or beyond 65535.
        case outOfRange
        /// A WebSocket URL has no fragment (RFC 6455 section 3).
        case notAllowed
    }

    package let part: Part
    package let reason: Reason
    /// In bytes from the start of the text.
    package let offset: Int

    package init(part: Part, reason: Reason, offset: Int) {
        self.part = part
        self.reason = reason
        self.offset = offset
    }
}

extension URLFault: CustomStringConvertible {
    package var description: String {
        switch reason {
        case .missing where part == .scheme: "there is no scheme such as https:// or wss://"
        case .missing: "the \(part.rawValue) is empty"
        case .unknownScheme(let scheme): "the scheme \"\(Printable.excerpt(scheme.utf8, limit: 20))\" is unknown"
        case .forbidden(0x20): "a space in the \(part.rawValue), at byte \(offset)"
        case .forbidden(let byte) where ASCII.isControl(byte):
            "a control byte 0x\(Hex.encode([byte])) in the \(part.rawValue), at byte \(offset)"
        case .forbidden(let byte): "\(Printable.escape([0x27, byte, 0x27])) in the \(part.rawValue), at byte \(offset)"
        case .notASCII: "the \(part.rawValue) is not ASCII: write an international name in its xn-- form"
        case .emptyLabel: "a dot too many in the \(part.rawValue), at byte \(offset)"
        case .tooLong: "the \(part.rawValue) is too long: 63 bytes a label, 253 in all"
        case .notIPv4: "the \(part.rawValue) ends in a number and is not an IPv4 address of four numbers up to 255"
        case .notIPv6: "what stands in brackets is not an IPv6 address"
        case .zone: "an IPv6 zone cannot be given in a URL"
        case .notANumber: "the \(part.rawValue) is not a number"
        case .outOfRange: "the \(part.rawValue) is not between 1 and 65535"
        case .notAllowed: "a WebSocket URL has no \(part.rawValue): write # as %23"
        }
    }
}
