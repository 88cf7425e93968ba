import RelayBytes

/// What asking for a name's addresses gave.
package struct Resolution: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        /// The addresses in the order of preference (RFC 6724), as numbers.
        case addresses([String])
        /// getaddrinfo's own words and its code (`EAI_NONAME` is -2).
        case failed(code: Int32, text: String)
        /// No answer before the deadline; the question was abandoned.
        case timedOut
    }

    package let host: String
    package let outcome: Outcome
    package let began: Instant
    package let ended: Instant

    package init(host: String, outcome: Outcome, began: Instant, ended: Instant) {
        self.host = host
        self.outcome = outcome
        self.began = began
        self.ended = ended
    }

    /// The addresses found; none if the name did not resolve.
    package var addresses: [String] {
        guard case .addresses(let list) = outcome else { return [] }
        return list
    }
}
