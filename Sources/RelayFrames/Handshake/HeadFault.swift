import RelayBytes

/// What is wrong with the form of an HTTP head (RFC 9112).
package enum HeadFault: Error, Equatable, Sendable {
    /// The bytes are not HTTP at all; the first of them are kept.
    case notHTTP([UInt8])
    /// The first line begins like HTTP and does not go on like it; the line.
    case startLine([UInt8])
    /// The head is longer than our limit in bytes.
    case headTooLong(limit: Int)
    case lineTooLong(limit: Int)
    case tooManyFields(limit: Int)
    /// The line of that number, counted from 1, has no colon.
    case noColon(line: Int)
    /// The name on that line is empty or holds a byte that is no tchar, such as a space before the colon.
    case name(line: Int)
    /// The value of that field holds a control character other than the tab.
    case value(name: String)
    /// A folded line where there is nothing to fold, or in a field of the opening handshake.
    case fold(line: Int)
    /// The stream ended inside the head, after so many bytes.
    case endedEarly(bytes: Int)
}

extension HeadFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notHTTP(let bytes): "not http: \(Printable.excerpt(bytes, limit: 64))"
        case .startLine(let line): "malformed first line: \(Printable.excerpt(line, limit: 64))"
        case .headTooLong(let limit): "response head exceeds \(limit) bytes"
        case .lineTooLong(let limit): "a line of the head exceeds \(limit) bytes"
        case .tooManyFields(let limit): "response head exceeds \(limit) fields"
        case .noColon(let line): "line \(line) of the head has no colon"
        case .name(let line): "line \(line) of the head has a malformed field name"
        case .value(let name): "control character in the value of \(name)"
        case .fold(let line): "line \(line) of the head is folded"
        case .endedEarly(let bytes): "stream ended inside the head, after \(bytes) bytes"
        }
    }
}
