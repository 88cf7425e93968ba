import RelayBytes

/// A signed token in compact form, taken apart and read, and not verified (RFC 7515 section 7.1, RFC 7519).
package struct CompactToken: Equatable, Sendable {
    package let header: JOSEHeader
    /// The payload read as claims; empty for a JWS that was read as one.
    package internal(set) var claims: ClaimsSet
    /// The payload as bytes.
    package let payload: [UInt8]
    /// What the signature covers (RFC 7515 section 2): header and payload as they were sent.
    package var signingInput: [UInt8] { Array(signed) }
    /// The same in the token's own text, where it stands there.
    private let signed: ArraySlice<UInt8>
    package let signature: [UInt8]
    /// The length of the token's text in bytes.
    package let textCount: Int

    /// Reads a JWT. White space around it is a fault: whoever accepts pasted text trims it before.
    package init(_ text: String) throws(TokenFault) { try self.init(Array(text.utf8)) }

    package init(_ text: [UInt8]) throws(TokenFault) {
        let parts = try SegmentedText(text)
        header = try Self.header(parts)
        guard header.encodesPayload else { throw TokenFault(.unencodedPayload, segment: .header) }
        payload = try parts.decoded(.payload)
        signature = try parts.decoded(.signature)
        claims = ClaimsSet(try Self.claims(payload, header, parts))
        signed = text[..<parts.range(of: .signature).lowerBound.advanced(by: -1)]
        textCount = text.count
    }

    /// Reads a JWS whose payload may be any bytes; `detached` is the payload where the text has none (RFC 7515
    /// appendix F), taken as it is where the header says `b64: false` (RFC 7797 section 3).
    package init(jws text: [UInt8], detached: [UInt8]? = nil) throws(TokenFault) {
        let parts = try SegmentedText(text)
        header = try Self.header(parts)
        signature = try parts.decoded(.signature)
        claims = ClaimsSet(JSONObject())
        textCount = text.count
        let encodedHeader = text[parts.range(of: .header)]
        if let detached, parts.range(of: .payload).isEmpty {
            payload = detached
            let carried = header.encodesPayload ? Array(Base64URL.encode(detached).utf8) : detached
            signed = encodedHeader + [0x2e] + carried
        } else {
            guard header.encodesPayload else {
                throw TokenFault(.unencodedPayload, segment: .payload, offset: parts.range(of: .payload).lowerBound)
            }
            payload = try parts.decoded(.payload)
            signed = encodedHeader + [0x2e] + text[parts.range(of: .payload)]
        }
    }

    private static func header(_ parts: SegmentedText) throws(TokenFault) -> JOSEHeader {
        JOSEHeader(try object(try parts.decoded(.header), .header, at: parts.range(of: .header).lowerBound))
    }

    private static func claims(
        _ payload: [UInt8], _ header: JOSEHeader, _ parts: SegmentedText
    ) throws(TokenFault) -> JSONObject {
        let start = parts.range(of: .payload).lowerBound
        do throws(TokenFault) {
            return try object(payload, .payload, at: start)
        } catch {
            // RFC 7519 section 5.2: cty says that the payload is a JWT.
            guard header.isNested else { throw error }
            throw TokenFault(.nested, segment: .payload, offset: start)
        }
    }

    /// More than this nobody sends, and nobody should have to keep.
    private static let limits: JSONReader.Limits = {
        var limits = JSONReader.Limits()
        (limits.values, limits.digits) = (1 << 19, 64 << 10)
        return limits
    }()

    private static func object(
        _ bytes: [UInt8], _ segment: TokenSegment, at start: Int
    ) throws(TokenFault) -> JSONObject {
        let value: JSONValue
        do throws(JSONFault) {
            value = try JSONReader.read(bytes, limits: limits)
        } catch {
            throw TokenFault(.notJSON(error), segment: segment, offset: start)
        }
        guard case .object(let object) = value else { throw TokenFault(.notObject, segment: segment, offset: start) }
        return object
    }
}

extension CompactToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<jwt \(textCount) bytes>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
