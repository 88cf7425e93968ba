import RelayBytes
import RelayEvidence

/// tls.wrong-scheme: plain HTTP was sent to a port that speaks TLS, and the server says so (FACTS: row 43).
enum PlainRequestAnalyser: Analyser {
    /// The sentences of nginx, Apache and Go.
    private static let sentences = [
        "The plain HTTP request was sent to HTTPS port", "speaking plain HTTP to an SSL-enabled server port",
        "Client sent an HTTP request to an HTTPS server",
    ]

    static func findings(_ bundle: Bundle) -> [Finding] {
        guard isSaid(bundle) else { return [] }
        let url = bundle.target.url
        let secure = url.hasPrefix("ws://") ? "wss://" + url.dropFirst(5) : url
        let remedy = Finding.Remedy("use the TLS address", command: "relayctl probe \(ShellWord.quote(secure))")
        return [
            Finding(
                .tlsWrongScheme, at: bundle.refusal == nil ? .http : .upgrade,
                "the port speaks TLS, and plain text was sent",
                because: ["the server says that a plain HTTP request came to its HTTPS port"], remedies: [remedy])
        ]
    }

    /// Whether an answer to the handshake or to the GET before it says so.
    static func isSaid(_ bundle: Bundle) -> Bool {
        if let refusal = bundle.refusal { return isSaid(refusal) }
        guard case .answered(let facts)? = bundle.http.facts, bundle.upgrade.facts == nil else { return false }
        return isSaid(facts)
    }

    /// Whether this answer says so.
    static func isSaid(_ facts: HTTPFacts) -> Bool {
        guard facts.status == 400 else { return false }
        return sentences.contains { facts.body.firstRange(of: Array($0.utf8)) != nil }
    }
}
