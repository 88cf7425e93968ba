import RelayBytes
import RelayEvidence

/// tls.*: what is wrong with the certificate (FACTS: row 46).
enum CertificateAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .session(let facts)? = bundle.tls.facts, facts.verification != .verified else { return [] }
        let (code, summary, remedy) = cause(facts, bundle)
        var because = ["verification says: \(TLSStage.words(facts.verification))"]
        if let leaf = facts.chain.first {
            because.append("the server sent \(facts.chain.count) certificate(s); the first is for \(names(leaf))")
            because.append("issued by \(Printable.escape(leaf.issuer)), valid until \(leaf.notAfter.rfc3339)")
        }
        var finding = Finding(code, at: .tls, summary, because: because, remedies: [remedy])
        if code == .tlsMissingIntermediate {
            finding.confidence = .likely
            finding.untested = ["a CA of your own that signs without intermediates"]
        }
        return [finding]
    }

    private static func cause(_ facts: TLSFacts, _ bundle: Bundle) -> (FindingCode, String, Finding.Remedy) {
        let look = "openssl s_client -connect \(authority(bundle)) -servername \(ShellWord.quote(facts.serverName))"
        switch facts.verification {
        case .wrongHost(let expected):
            let remedy = Finding.Remedy(
                "get a certificate that names \(expected)", command: "certbot -d \(ShellWord.quote(expected))")
            return (.tlsWrongHost, "the certificate is not for \(Printable.escape(expected))", remedy)
        case .failed(10, _, let depth):
            let whose = depth == 0 ? "the certificate" : "certificate \(depth) of the chain"
            return (.tlsExpired, "\(whose) has expired", Finding.Remedy("renew it", command: "certbot renew"))
        case .failed(9, _, _):
            return (
                .tlsNotYetValid, "the certificate is not valid yet",
                Finding.Remedy("compare the clocks", command: "date -u")
            )
        // No issuer found, 2 and 20, or the first certificate could not be verified, 21.
        case .failed(2, _, _), .failed(20, _, _), .failed(21, _, _):
            guard facts.chain.count == 1, facts.chain.first?.isSelfIssued == false else { return unknown(look) }
            let remedy = Finding.Remedy("send fullchain.pem, not cert.pem; or name the CA with --ca", command: look)
            return (.tlsMissingIntermediate, "the server does not send the intermediate certificate", remedy)
        case .failed(18, _, _), .failed(19, _, _): return unknown(look)
        case .failed, .verified:
            return (
                .tlsUnknownCA, "the certificate was not accepted", Finding.Remedy("look at the chain", command: look)
            )
        }
    }

    private static func unknown(_ look: String) -> (FindingCode, String, Finding.Remedy) {
        let remedy = Finding.Remedy("name the CA with --ca FILE if it is yours", command: look)
        return (.tlsUnknownCA, "the certificate's issuer is not trusted here", remedy)
    }

    /// Host and port as openssl takes them.
    private static func authority(_ bundle: Bundle) -> String {
        let origin = bundle.target.apiOrigin
        let text = origin.hasPrefix("https://") ? String(origin.dropFirst(8)) : origin
        return text == HostAnalyser.hostOf(origin) ? "\(text):443" : text
    }

    private static func names(_ leaf: CertificateFacts) -> String {
        let names = leaf.alternativeNames.isEmpty ? [leaf.commonName ?? leaf.subject] : leaf.alternativeNames
        return Printable.escape(names.prefix(4).joined(separator: ", "))
    }
}

/// tls.handshake and tls.wrong-scheme: no TLS session came to be.
enum TLSHandshakeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .failed(let failure)? = bundle.tls.facts else { return [] }
        let because = ["the handshake says: \(TLSStage.words(failure))"]
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
                untested: failure == .timedOut ? ["a plain port that stays silent, such as Daphne's"] : [],
                remedies: [Finding.Remedy("see what the port speaks", command: "relayctl probe \(plain(bundle))")])
        ]
    }

    private static func plain(_ bundle: Bundle) -> String {
        let url = bundle.target.url
        return ShellWord.quote(url.hasPrefix("wss://") ? "ws://" + url.dropFirst(6) : url)
    }
}
