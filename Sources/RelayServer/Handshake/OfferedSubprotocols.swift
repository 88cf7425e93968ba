import RelayBytes
import RelayFrames

/// The subprotocols of a handshake as the document's middleware reads them: `Bearer, TOKEN`.
struct OfferedSubprotocols: Equatable, Sendable {
    let names: [String]

    init(_ head: RequestHead) { names = head.fields.members("sec-websocket-protocol") }

    /// The token, when the first name is Bearer in any case and another follows.
    var token: String? { names.count >= 2 && isBearer ? names[1] : nil }

    /// What an accepting consumer selects: the scheme as it was offered, never the token.
    var selected: String? { isBearer ? names[0] : nil }

    private var isBearer: Bool { names.first?.equalsIgnoringASCIICase("bearer") ?? false }

    /// All names for a log line, tokens masked.
    var shown: String {
        names.isEmpty ? "none" : names.map(Self.masked).joined(separator: ", ")
    }

    /// A short name, or what a front end puts there when it has no token, is shown as it is; anything else could be
    /// a credential.
    static func masked(_ name: String) -> String {
        if name.equalsIgnoringASCIICase("bearer") || ["null", "undefined", "chat", "jwt"].contains(name) {
            return name
        }
        if name.hasPrefix("eyJ") {
            return "<jwt sha256:\(Hex.encode(SHA256.digest(Array(name.utf8)).prefix(4)))>"
        }
        return "<\(name.utf8.count) bytes>"
    }
}
