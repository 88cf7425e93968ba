import RelayBytes
import RelayEvidence

/// http.host-refused: Django answers 400 because the Host is not in ALLOWED_HOSTS (FACTS: row 10).
enum HostAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .answered(let facts)? = bundle.http.facts, isRefusal(facts) else { return [] }
        // The finding of the stage that broke for it tells the whole story.
        if let refusal = bundle.refusal, BadRequest(refusal) == .hostRefused { return [] }
        if bundle.login.facts?.status == 400 { return [] }
        return [finding(at: .http, ["GET without a token: 400 \(Printable.escape(facts.reason))"], bundle)]
    }

    /// Whether the answer to a GET is Django's to an unknown Host; no other 400 of its own has no body in JSON.
    static func isRefusal(_ facts: HTTPFacts) -> Bool {
        guard facts.status == 400 else { return false }
        return switch BadRequest(facts) {
        case .hostRefused: true
        case nil: facts.json == nil
        default: false
        }
    }

    static func finding(at stage: StageName, _ because: [String], _ bundle: Bundle) -> Finding {
        let host = Printable.escape(hostOf(bundle.target.apiOrigin))
        return Finding(
            .httpHostRefused, .error, .likely, at: stage, "the server does not know the host \(host)",
            because: because,
            untested: bundle.proxyServer.map { ["\($0) in between sends another Host"] } ?? [],
            remedies: [
                Finding.Remedy(
                    "add \(host) to ALLOWED_HOSTS and restart Daphne",
                    command: "grep -rn ALLOWED_HOSTS --include='*.py' --include='.env*' .")
            ]
                + (bundle.proxyServer == nil
                    ? []
                    : [
                        Finding.Remedy(
                            "have the proxy pass Host on (nginx: proxy_set_header Host $host)",
                            command: bundle.showProxyCommand)
                    ]))
    }

    static func hostOf(_ origin: String) -> String {
        let rest = origin.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? origin
        return rest.hasPrefix("[") ? String(rest.prefix { $0 != "]" }) + "]" : String(rest.prefix { $0 != ":" })
    }
}
