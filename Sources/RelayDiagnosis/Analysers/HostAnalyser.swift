import RelayBytes
import RelayEvidence

/// http.host-refused: Django answers 400 because the Host is not in ALLOWED_HOSTS (FACTS: row 10).
enum HostAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .answered(let facts)? = bundle.http.facts, facts.status == 400, !PlainRequestAnalyser.isSaid(facts)
        else { return [] }
        // A refused handshake with a refused Origin has the same root, and RefusedOriginAnalyser says so.
        if let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication { return [] }
        let host = hostOf(bundle.target.apiOrigin)
        return [
            Finding(
                .httpHostRefused, .error, .likely, at: .http, "the server does not know the host \(host)",
                because: ["GET without a token: 400 \(Printable.escape(facts.reason))"],
                remedies: [Finding.Remedy("add \(host) to ALLOWED_HOSTS and restart Daphne")])
        ]
    }

    static func hostOf(_ origin: String) -> String {
        let rest = origin.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? origin
        return rest.hasPrefix("[") ? String(rest.prefix { $0 != "]" }) + "]" : String(rest.prefix { $0 != ":" })
    }
}
