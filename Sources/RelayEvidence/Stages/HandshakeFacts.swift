import RelayBytes

/// One opening handshake: what was asked, what came back, and when.
package struct HandshakeFacts: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        /// A valid 101; the subprotocol is the one the server selected.
        case open(HTTPFacts, subprotocol: String?)
        /// A 101 that breaks the rules of RFC 6455 section 4.1.
        case invalid(HTTPFacts, violations: [HandshakeFault])
        /// Any other status.
        case refused(HTTPFacts)
        /// The end of the connection before a whole head; `received` bytes had come. `how` says what was no orderly FIN.
        case closed(received: Int, how: String? = nil)
        /// RST before a whole head.
        case reset(received: Int)
        /// No whole head before the deadline.
        case silent(received: Int)
        /// Bytes that are no HTTP, and the first of them.
        case notHTTP([UInt8])
        /// No connection to send it over.
        case unreachable(String)
        /// TLS gave no session to send it over.
        case tls(TLSFailure)
        /// The request cannot be written, such as a token that is no subprotocol.
        case unsendable(String)
        case interrupted
    }

    package let origin: String?
    package let offeredSubprotocols: [String]
    /// How the token was sent: `subprotocol`, `query`, `header`, `none`.
    package let tokenMode: String
    /// The names of fields that were given by hand and may hold a token of their own: `Cookie`, `X-Auth-Token`.
    package var byHand: [String] = []
    package let outcome: Outcome
    /// From the request's last byte to the end of the head, or to the failure.
    package let elapsed: Duration
    package let peer: String
    /// The redirects that were followed, in their order; the outcome is the last address's.
    package var redirects: [RedirectFacts] = []
    /// Why the redirect that was met last was not followed, where redirects were to be.
    package var redirectRefusal: RedirectRefusal?

    package init(
        origin: String?, offeredSubprotocols: [String], tokenMode: String, outcome: Outcome, elapsed: Duration,
        peer: String
    ) {
        self.origin = origin
        self.offeredSubprotocols = offeredSubprotocols
        self.tokenMode = tokenMode
        self.outcome = outcome
        self.elapsed = elapsed
        self.peer = peer
    }

    /// The HTTP answer, whatever it said.
    package var response: HTTPFacts? {
        switch outcome {
        case .open(let facts, _), .invalid(let facts, _), .refused(let facts): facts
        default: nil
        }
    }

    /// Whether the connection stands.
    package var isOpen: Bool {
        guard case .open = outcome else { return false }
        return true
    }
}

/// A rule of the opening handshake that a 101 broke.
package struct HandshakeFault: Equatable, Sendable {
    package enum Kind: String, Equatable, Sendable {
        case accept, upgrade, connection, subprotocolNotOffered, subprotocolNotSelected, `extension`, other
    }

    package let kind: Kind
    /// The rule in words, with the offending value masked and escaped.
    package let text: String

    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}
