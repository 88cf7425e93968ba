import RelayEvidence

/// What is known of the Origin beside the handshake itself.
enum OriginRefusal {
    /// Daphne's own words for an Origin that is none (FACTS: row 8).
    static func isInvalid(_ answer: HTTPFacts) -> Bool {
        answer.status == 400 && answer.reason.hasPrefix("HTTP Origin header invalid")
    }

    /// Whether a plain GET with the Origin's host as Host has been answered.
    static func isKnown(_ bundle: Bundle) -> Bool { status(bundle) != nil }

    /// The host of the Origin is not in ALLOWED_HOSTS.
    static func isProven(_ bundle: Bundle) -> Bool { status(bundle) == 400 }

    /// The host of the Origin is in ALLOWED_HOSTS.
    static func isAllowed(_ bundle: Bundle) -> Bool { status(bundle).map { [200, 401, 403].contains($0) } ?? false }

    private static func status(_ bundle: Bundle) -> Int? {
        if let asked = bundle.outcome(of: .hostOfOrigin) { return asked.status }
        guard let origin = bundle.upgrade.facts?.origin, case .answered(let plain)? = bundle.http.facts,
            HostAnalyser.hostOf(bundle.target.apiOrigin) == HostAnalyser.hostOf(origin)
        else { return nil }
        return plain.status
    }
}
