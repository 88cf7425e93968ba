/// One of the three parts of a compact JWS (RFC 7515 section 7.1).
package enum TokenSegment: String, Equatable, Sendable, CaseIterable {
    case header, payload, signature
}
