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
        // bad_certificate, unknown_ca, certificate_required: of ours (RFC 8446 section 6.2).
        if case .alert(let number, _) = failure, [42, 48, 116].contains(number) {
            return [ClientCertificate.finding(at: .tls, because, bundle)]
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
                remedies: [Finding.Remedy("see what the port speaks", command: "relayctl probe \(plain(bundle))")])
        ]
    }

    /// Some servers answer a ClientHello with a page alone.
    private static func isMarkup(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "<") }

    private static func plain(_ bundle: Bundle) -> String {
        let url = bundle.target.url
        return ShellWord.quote(url.hasPrefix("wss://") ? "ws://" + url.dropFirst(6) : url)
    }
}
