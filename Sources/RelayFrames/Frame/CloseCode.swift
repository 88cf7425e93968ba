/// Why a connection is closed (RFC 6455 section 7.4 and the IANA registry it founds).
package struct CloseCode: RawRepresentable, Equatable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package init(_ rawValue: UInt16) { self.rawValue = rawValue }

    package static let normal = CloseCode(1000)
    package static let goingAway = CloseCode(1001)
    package static let protocolError = CloseCode(1002)
    package static let unsupportedData = CloseCode(1003)
    /// Never on the wire: a Close frame without a code (section 7.1.5).
    package static let noStatus = CloseCode(1005)
    /// Never on the wire: the connection was lost without a Close frame (section 7.1.5).
    package static let abnormal = CloseCode(1006)
    package static let invalidPayload = CloseCode(1007)
    package static let policyViolation = CloseCode(1008)
    package static let messageTooBig = CloseCode(1009)
    package static let mandatoryExtension = CloseCode(1010)
    package static let internalError = CloseCode(1011)
    package static let serviceRestart = CloseCode(1012)
    package static let tryAgainLater = CloseCode(1013)
    package static let badGateway = CloseCode(1014)
    /// Never on the wire: the TLS handshake failed.
    package static let tlsHandshake = CloseCode(1015)

    /// Whether a Close frame may carry the code: registered ones, and 3000-4999 for libraries and applications.
    package var isAllowedOnWire: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    /// The registry's name in lower case, or nil for a code that has none.
    package var name: String? {
        switch rawValue {
        case 1000: "normal closure"
        case 1001: "going away"
        case 1002: "protocol error"
        case 1003: "unsupported data"
        case 1005: "no status received"
        case 1006: "abnormal closure"
        case 1007: "invalid frame payload data"
        case 1008: "policy violation"
        case 1009: "message too big"
        case 1010: "mandatory extension"
        case 1011: "internal error"
        case 1012: "service restart"
        case 1013: "try again later"
        case 1014: "bad gateway"
        case 1015: "tls handshake"
        case 3000: "unauthorized"
        case 3003: "forbidden"
        case 3008: "timeout"
        default: nil
        }
    }
}

extension CloseCode: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
