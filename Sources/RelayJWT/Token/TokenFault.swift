import RelayBytes

/// Why a text is not a compact JWT (RFC 7515 section 5.2, RFC 7519 section 7.2), and where.
package struct TokenFault: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case empty
        /// `{`: the JSON serialization of RFC 7515 section 7.2, which is no JWT (RFC 7519 section 1).
        case jsonSerialization
        /// Five segments: a JWE (RFC 7516 section 3.1), which nobody but its recipient can read.
        case encrypted
        /// Another number of segments than three.
        case segmentCount(Int)
        /// A space, tab or line break inside the token.
        case whitespace
        /// `=`: base64url in JOSE has no padding (RFC 7515 section 2).
        case padding
        /// `+` or `/`: Base64 of RFC 4648 section 4.
        case standardAlphabet
        case foreignByte(UInt8)
        /// A length of 1 modulo 4, which no bytes encode to.
        case impossibleLength
        /// Unused bits that are not zero (RFC 4648 section 3.5): a second spelling of the same bytes.
        case spareBits
        case notJSON(JSONFault)
        case notObject
        /// The payload is itself a token (`cty` is JWT).
        case nested
        /// `b64` is false and the payload is not detached (RFC 7797), which a JWT must not do.
        case unencodedPayload
    }

    package let kind: Kind
    package let segment: TokenSegment?
    /// In bytes from the start of the token's text; for `notJSON` the fault inside counts from the start of the
    /// decoded segment.
    package let offset: Int

    package init(_ kind: Kind, segment: TokenSegment? = nil, offset: Int = 0) {
        self.kind = kind
        self.segment = segment
        self.offset = offset
    }

    /// Whether the text is well formed and only of a kind that is not read here.
    package var isUnsupported: Bool { kind == .encrypted || kind == .jsonSerialization }

    /// The word after the dot: `malformed.header`.
    package var reason: String {
        switch kind {
        case .encrypted: "jwe"
        case .jsonSerialization: "json_serialization"
        case .empty: "empty"
        case .segmentCount: "segments"
        case .nested: "nested"
        default: segment?.rawValue ?? "token"
        }
    }
}

extension TokenFault: CustomStringConvertible {
    package var description: String {
        let place = segment.map { "in the \($0.rawValue), byte \(offset)" } ?? "at byte \(offset)"
        return switch kind {
        case .empty: "there is no token"
        case .jsonSerialization:
            "this is the JSON serialization of JWS; a JWT is the compact form, three parts with dots"
        case .encrypted: "this is an encrypted token (JWE, five parts); only its recipient can read it"
        case .segmentCount(let count): "a JWT has three parts with dots between them, this has \(count)"
        case .whitespace: "white space \(place): was the token wrapped or cut while copying?"
        case .padding: "\"=\" \(place): base64url in a JWT has no padding"
        case .standardAlphabet: "\"+\" or \"/\" \(place): that is base64, a JWT has base64url"
        case .foreignByte(let byte): "\(Printable.escape([0x27, byte, 0x27])) \(place) is no base64url"
        case .impossibleLength: "a length that no bytes encode to \(place): was the token cut?"
        case .spareBits: "unused bits that are not zero \(place)"
        case .notJSON(let fault): "the \(segment?.rawValue ?? "segment") is not JSON: \(fault)"
        case .notObject: "the \(segment?.rawValue ?? "segment") is JSON, but not an object"
        case .nested: "the payload is another token (cty JWT), not claims"
        case .unencodedPayload: "b64 is false, which a JWT must not use (RFC 7797 section 7)"
        }
    }
}
