import Testing

/// A handshake with a good token, behind a backend with a fault, and what a probe must come to.
struct HandshakeRow: CustomTestStringConvertible, Sendable {
    let name: String
    /// One of backend/faulty; nil for none.
    var fault: String?
    var path = "/ws/chat/test-room/"
    var options: [String] = []
    /// Of a backend with a fault.
    var environment: [String: String] = [:]
    /// What is asked, in its order; nil: not looked at.
    var asked: [String]?
    let expected: Expected
    /// With credentials and `--redis`, where that says more.
    var withLogin: Expected?
    var testDescription: String { name }
}
