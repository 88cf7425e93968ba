import RelayBytes
import RelayDiagnosis
import RelayFrames

/// The headers of `-H`, told apart: those that the opening handshake writes itself become what they mean.
package struct HandshakeHeaders: Equatable {
    package var origin: String?
    package var host: String?
    package var userAgent: String?
    /// The items of Sec-WebSocket-Protocol, in their order.
    package var subprotocols: [String] = []
    package var cookie: Secret?
    package var authorization: Secret?
    /// All others.
    package var fields: [HeaderField] = []
    /// The names of those that are left out: a handshake has its own.
    package var dropped: [String] = []

    /// What a browser's "Copy as cURL" holds of the handshake itself.
    private static let handshakesOwn = [
        "upgrade", "connection", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions",
    ]

    /// Reads lines of the form `Name: value`; `Name;` is curl's for one without a value. A line that is none is a usage
    /// error (64).
    package init(_ lines: [String]) throws(CommandFailure) {
        for line in lines { try read(line) }
    }

    private mutating func read(_ line: String) throws(CommandFailure) {
        let mark = line.firstIndex(of: ":") ?? (line.hasSuffix(";") ? line.indices.last : nil)
        guard let mark else { throw .usage("--header has no colon: write 'Name: value'") }
        let (name, value) = (String(line[..<mark]), line[line.index(after: mark)...].trimmedOWS)
        guard name.isHTTPToken else { throw .usage("--header: \(name.quoted) is no header name") }
        guard !value.utf8.contains(where: { ASCII.isControl($0) && $0 != 0x09 }) else {
            throw .usage("--header \(name): there is a control character in its value")
        }
        switch name.asciiLowercased {
        case "origin": try set(&origin, value, name)
        case "host": try set(&host, value, name)
        case "user-agent": try set(&userAgent, value, name)
        case "cookie": try set(&cookie, Secret(value), name)
        case "authorization": try set(&authorization, Secret(value), name)
        case "sec-websocket-protocol": try readSubprotocols(value)
        case let known where Self.handshakesOwn.contains(known): dropped.append(name)
        case "content-length", "transfer-encoding":
            throw .usage("--header \(name): a request says that itself")
        case let known:
            guard !known.hasPrefix("sec-websocket-") else {
                throw .usage("--header \(name.quoted): the opening handshake has no such field")
            }
            fields.append(HeaderField(name, value))
        }
    }

    private func set<Value>(_ place: inout Value?, _ value: Value, _ name: String) throws(CommandFailure) {
        guard place == nil else { throw .usage("--header \(name) is given twice") }
        place = value
    }

    private mutating func readSubprotocols(_ value: String) throws(CommandFailure) {
        for item in value.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmedOWS) {
            guard item.isHTTPToken else {
                throw .usage("--header Sec-WebSocket-Protocol: \(Self.problem(in: item))")
            }
            subprotocols.append(item)
        }
    }

    /// Why a text is no subprotocol, without the text, which may be a token.
    static func problem(in item: String) -> String {
        if item.isEmpty { return "an item is empty; is the token's variable set?" }
        let offset = item.utf8.enumerated().first { !ASCII.isToken($0.element) }?.offset ?? 0
        if item.utf8.dropFirst(offset).allSatisfy({ $0 == 0x3d }) {
            return "an item ends in '=', which no subprotocol may have: a JWT is written without padding"
        }
        return "an item is not a token (RFC 9110): the character at byte \(offset) is not allowed"
    }
}
