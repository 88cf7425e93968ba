import RelayBytes
import RelayEvidence

/// tls.handshake and tls.wrong-scheme: no TLS session came to be.
enum TLSHandshakeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .failed(let failure)? = bundle.tls.facts else { return [] }
        let because = ["the handshake says: \(TLSStage.words(failure))"]
        // no_application_protocol (RFC 7301 section 3.2): http/1.1 alone was offered.
        if case .alert(120, _) = failure {
            return [
                Finding(
                    .upgradeHTTP2, at: .tls, "the server does not speak HTTP/1.1 over TLS", because: because,
                    remedies: [
                        Finding.Remedy(
                            "let the server offer http/1.1 by ALPN; Upgrade is no part of HTTP/2", command: "nginx -T")
                    ])
            ]
        }
        if ClientCertificate.isMeant(by: failure) { return [ClientCertificate.finding(at: .tls, because, bundle)] }
        if case .unusable(let file, _) = failure {
            return [
                Finding(
                    .tlsHandshake, at: .tls, "a file for TLS cannot be used",
                    because: ["no hello was sent: \(TLSStage.words(failure))"],
                    remedies: [Finding.Remedy("look at the file", command: "ls -l \(ShellWord.quote(file))")])
            ]
        }
        if case .notTLS(let bytes) = failure, !bytes.starts(with: Array("HTTP/".utf8)), !isMarkup(bytes) {
            return [
                Finding(
                    .tlsHandshake, at: .tls, "the port speaks neither TLS nor HTTP", because: because,
                    remedies: [Finding.Remedy("is it the right port?", command: "ss -ltnp")])
            ]
        }
        if case .notTLS = failure {
            let remedy = Finding.Remedy("use the plain address", command: "relayctl probe \(plain(bundle))")
            return [
                Finding(
                    .tlsWrongScheme, at: .tls, "the port speaks plain text, not TLS", because: because,
                    remedies: [remedy])
            ]
        }
        if let plain = bundle.outcome(of: .plainHTTP), let status = plain.status {
            return [
                Finding(
                    .tlsWrongScheme, at: .tls,
                    "the port speaks plain text and waits in silence for the end of a request",
                    because: because + ["a GET without TLS is answered with \(status)"],
                    remedies: [Finding.Remedy("use the plain address", command: "relayctl probe \(self.plain(bundle))")]
                )
            ]
        }
        return [
            Finding(
                .tlsHandshake, at: .tls, "the TLS handshake failed", because: because,
                untested: failure == .timedOut && bundle.outcome(of: .plainHTTP) == nil
                    ? ["a plain port that stays silent, such as Daphne's"] : [],
                remedies: [remedy(failure, bundle)])
        ]
    }

    /// Who sends an alert speaks TLS.
    private static func remedy(_ failure: TLSFailure, _ bundle: Bundle) -> Finding.Remedy {
        switch failure {
        case .alert(70, _):
            Finding.Remedy(
                "let the server speak TLS 1.2 or later; until then ask less of it",
                command: "relayctl probe \(bundle.targetWord) --tls-min 1.0")
        case .alert, .failed:
            Finding.Remedy("see how far the handshake comes", command: bundle.lookAtChain())
        default: Finding.Remedy("see what the port speaks", command: "relayctl probe \(plain(bundle))")
        }
    }

    /// Some servers answer a ClientHello with a page alone.
    private static func isMarkup(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "<") }

    private static func plain(_ bundle: Bundle) -> String {
        let url = bundle.target.url
        return ShellWord.quote(url.hasPrefix("wss://") ? "ws://" + url.dropFirst(6) : url)
    }
}
