import RelayBytes

/// Why bytes are not RESP, at which byte of the stream, and how the offending value began.
package struct RESPFault: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// No RESP type begins with this byte: somebody else is speaking.
        case unknownType(UInt8)
        /// A line that ends without CR LF, or has a CR inside.
        case badLineEnding
        case lineTooLong(limit: Int)
        case badInteger
        case integerOverflow
        /// A length or count that is no number, negative (`$-5`) or beyond any integer.
        case badLength
        case bulkTooLong(announced: Int, limit: Int)
        case tooManyElements(announced: Int, limit: Int)
        case tooDeep(limit: Int)
        /// One value grew beyond what is kept of it.
        case valueTooLarge(limit: Int)
        /// A bulk string is not followed by CR LF.
        case unterminatedBulk
        /// A boolean, double, big number or verbatim string that is none.
        case badScalar
        /// The stream ended inside a value.
        case truncated
    }

    package let kind: Kind
    /// In bytes from the start of the stream.
    package let offset: Int
    /// The start of the value that failed, as received, at most `RESPReader.keptBytes`.
    package let firstBytes: [UInt8]

    package init(kind: Kind, offset: Int, firstBytes: [UInt8]) {
        self.kind = kind
        self.offset = offset
        self.firstBytes = firstBytes
    }

    /// Whose protocol the first bytes are, if they are known.
    package var foreignProtocol: ForeignProtocol? { ForeignProtocol(firstBytes: firstBytes) }
}

/// Another protocol where Redis was expected, told by its first bytes.
package enum ForeignProtocol: Equatable, Sendable {
    case http
    /// A TLS alert (RFC 8446 section 6): a TLS port answers a plain client so.
    case tlsAlert(number: UInt8)
    /// Another TLS record.
    case tls
    case ssh

    /// Names the fault, its offset, and the first bytes that came.
    package init?(firstBytes bytes: [UInt8]) {
        if bytes.starts(with: "HTTP/".utf8) {
            self = .http
        } else if bytes.starts(with: "SSH-".utf8) {
            self = .ssh
        } else if bytes.count >= 2, bytes[0] == 0x15, bytes[1] == 0x03 {
            self = .tlsAlert(number: bytes.count >= 7 ? bytes[6] : 0)
        } else if bytes.count >= 2, 0x14...0x17 ~= bytes[0], bytes[1] == 0x03 {
            self = .tls
        } else {
            return nil
        }
    }
}

extension RESPFault: CustomStringConvertible {
    package var description: String {
        let what =
            switch kind {
            case .unknownType(let byte): "no RESP type begins with \(Printable.escape([0x27, byte, 0x27]))"
            case .badLineEnding: "a line that does not end with CR LF"
            case .lineTooLong(let limit): "a line of more than \(limit) bytes"
            case .badInteger: "an integer that is none"
            case .integerOverflow: "an integer beyond 64 bits"
            case .badLength: "a length that is none"
            case .bulkTooLong(let announced, let limit): "a string of \(announced) bytes, more than \(limit)"
            case .tooManyElements(let announced, let limit): "\(announced) elements, more than \(limit)"
            case .tooDeep(let limit): "more than \(limit) levels"
            case .valueTooLarge(let limit): "a value of more than \(limit) bytes"
            case .unterminatedBulk: "a string without CR LF behind it"
            case .badScalar: "a scalar of RESP3 that is none"
            case .truncated: "it ends inside a value"
            }
        return "\(what) at byte \(offset)"
    }
}

extension RESPFault {
    /// Whether no RESP value begins with the byte.
    package static func isForeign(_ byte: UInt8) -> Bool { RESPType(rawValue: byte) == nil }
}
