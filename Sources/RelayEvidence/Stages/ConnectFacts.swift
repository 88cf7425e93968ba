/// The connections that were tried, and the one that stood.
package struct ConnectFacts: Equatable, Sendable {
    package let attempts: [ConnectAttempt]

    package init(attempts: [ConnectAttempt]) { self.attempts = attempts }

    package var connected: ConnectAttempt? { attempts.first { $0.outcome == .connected } }
}

/// What the proxy answered.
package enum ProxyOutcome: Equatable, Sendable {
    case tunnel
    case failed(ProxyFailure)
}

/// What the TLS handshake gave. A session that fails verification is still described.
package enum TLSEvidence: Equatable, Sendable {
    case session(TLSFacts)
    case failed(TLSFailure)
}
