/// The version of an HTTP message, one digit each (RFC 9112 section 2.3).
package struct HTTPVersion: Equatable, Sendable {
    package let major: Int
    package let minor: Int

    package init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    package static let http11 = HTTPVersion(major: 1, minor: 1)
}

extension HTTPVersion: CustomStringConvertible {
    package var description: String { "HTTP/\(major).\(minor)" }
}
