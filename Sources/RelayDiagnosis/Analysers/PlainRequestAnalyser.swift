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
        guard isSaid(bundle) || isTLS(bundle) else { return [] }
        let url = bundle.target.url
        let secure = url.hasPrefix("ws://") ? "wss://" + url.dropFirst(5) : url
        let remedy = Finding.Remedy("use the TLS address", command: "relayctl probe \(ShellWord.quote(secure))")
        return [
            Finding(
                .tlsWrongScheme, at: stage(bundle), "the port speaks TLS, and plain text was sent",
                because: [
                    isSaid(bundle)
                        ? "the server says that a plain HTTP request came to its HTTPS port"
                        : "it answers in TLS on the same port"
                ], remedies: [remedy])
        ]
    }

    private static func stage(_ bundle: Bundle) -> StageName {
        if bundle.upgrade.facts != nil { return .upgrade }
        return bundle.login.facts == nil ? .http : .login
    }

    /// Whether a plain request was met with bytes of TLS, or TLS was spoken when it was tried.
    static func isTLS(_ bundle: Bundle) -> Bool {
        guard !bundle.target.usesTLS else { return false }
        // An alert of any version (RFC 8446 section 5.1).
        if case .notHTTP(let bytes)? = bundle.upgrade.facts?.outcome, bytes.starts(with: [0x15, 0x03]) { return true }
        return bundle.outcome(of: .overTLS)?.kind == .open
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
