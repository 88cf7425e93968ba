/// A client's valid request for a WebSocket, as the server sees it (RFC 6455 section 4.2.1).
package struct UpgradeOffer: Equatable, Sendable {
    package let head: RequestHead
    package let host: String
    package let origin: String?
    package let key: WebSocketKey
    /// In the client's order of preference.
    package let subprotocols: [String]
    package let extensions: [WebSocketExtension]

    package var target: String { head.target }
    package var path: String { head.path }
    package var query: String? { head.query }

    /// The agreement for the first well-formed offer of permessage-deflate (RFC 7692 section 5: a malformed one is
    /// declined); nil if there is none.
    package var deflate: DeflateAgreement? {
        for member in extensions where member.name == DeflateOffer.name {
            if let offer = try? DeflateOffer(member) { return DeflateAgreement(accepting: offer) }
        }
        return nil
    }
}

// Subprotocols and query may carry a token.
extension UpgradeOffer: CustomStringConvertible, CustomReflectable {
    package var description: String { "<upgrade offer for \(path)>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
