/// Why a request for an upgrade must not be sent: which part, and what is wrong with it.
package struct UpgradeRequestFault: Error, Equatable, Sendable {
    package enum Part: Equatable, Sendable {
        case target, host, origin, userAgent, cookie, authorization
        /// The offered subprotocol of that index.
        case subprotocol(Int)
        /// A header of the user's, by its name as given.
        case headerName(String)
        case headerValue(String)
    }

    package enum Problem: Equatable, Sendable {
        case empty
        /// CR, LF, NUL or another control character at that byte offset.
        case controlCharacter(offset: Int)
        /// A byte that does not belong there, at that offset.
        case invalidByte(offset: Int)
        /// No token of RFC 9110 section 5.6.2; the offset of the first byte that is no tchar.
        case notToken(offset: Int)
        case duplicate
        /// A target that does not begin with a slash.
        case noSlash
        /// A target with a fragment (RFC 6455 section 3).
        case fragment
        /// A header that the opening handshake writes itself.
        case reserved
    }

    package let part: Part
    package let problem: Problem

    package init(_ part: Part, _ problem: Problem) {
        self.part = part
        self.problem = problem
    }
}

extension UpgradeRequestFault: CustomStringConvertible {
    package var description: String { "\(part) \(problem)" }
}

extension UpgradeRequestFault.Part: CustomStringConvertible {
    package var description: String {
        switch self {
        case .target: "path"
        case .host: "host"
        case .origin: "origin"
        case .userAgent: "user agent"
        case .cookie: "cookie"
        case .authorization: "authorization"
        case .subprotocol(let index): "subprotocol \(index + 1)"
        case .headerName: "header name"
        case .headerValue(let name): "value of header \(name)"
        }
    }
}

extension UpgradeRequestFault.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "is empty"
        case .controlCharacter(let offset): "has a control character at byte \(offset)"
        case .invalidByte(let offset): "has an invalid character at byte \(offset)"
        case .notToken(let offset): "is not a token: the character at byte \(offset) is not allowed"
        case .duplicate: "occurs twice"
        case .noSlash: "does not begin with a slash"
        case .fragment: "has a fragment"
        case .reserved: "is written by the opening handshake itself"
        }
    }
}
