import RelayBytes
import RelayEvidence

/// tls.*: what is wrong with the certificate (FACTS: row 46).
enum CertificateAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .session(let facts)? = bundle.tls.facts, facts.verification != .verified else { return [] }
        var finding = cause(facts, bundle)
        finding.because.insert("verification says: \(TLSStage.words(facts.verification))", at: 0)
        if let leaf = facts.chain.first {
            finding.because.append(
                "the server sent \(facts.chain.count) certificate(s); the first is for \(names(leaf))")
            finding.because.append("issued by \(Printable.escape(leaf.issuer)), valid until \(leaf.notAfter.rfc3339)")
        }
        return [finding]
    }

    private static func cause(_ facts: TLSFacts, _ bundle: Bundle) -> Finding {
        switch facts.verification {
        case .wrongHost(let expected): return wrongHost(expected, facts, bundle)
        case .failed(10, _, let depth):
            let whose = depth == 0 ? "the certificate" : "certificate \(depth) of the chain"
            return Finding(
                .tlsExpired, at: .tls, "\(whose) has expired",
                remedies: [Finding.Remedy("renew it", command: "certbot renew")])
        case .failed(9, _, _):
            return Finding(
                .tlsNotYetValid, at: .tls, "the certificate is not valid yet",
                remedies: [Finding.Remedy("compare the clocks", command: "date -u")])
        // No issuer found, 2 and 20; the first could not be verified, 21; self-signed, 18 and 19.
        case .failed(2, _, _), .failed(20, _, _), .failed(21, _, _), .failed(18, _, _), .failed(19, _, _):
            return UntrustedIssuer.finding(facts, bundle)
        // At OpenSSL's security level: the leaf's key, 66, a CA's key, 67, and the digest of a signature, 68.
        case .failed(66, _, _), .failed(67, _, _), .failed(68, _, _):
            return Finding(
                .tlsWeakCertificate, at: .tls, "a key or a signature of the certificate is too weak",
                remedies: [Finding.Remedy("see which, and renew it stronger", command: bundle.lookAtChain(facts))])
        case .failed, .verified:
            return Finding(
                .tlsCertificateRefused, at: .tls, "the certificate was not accepted",
                remedies: [Finding.Remedy("look at the chain", command: bundle.lookAtChain(facts))])
        }
    }

    private static func wrongHost(_ expected: String, _ facts: TLSFacts, _ bundle: Bundle) -> Finding {
        let host = Printable.escape(expected)
        let isAddress =
            expected.contains(":") || expected.utf8.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
        let name = facts.chain.first?.alternativeNames.first { !$0.hasPrefix("*") && $0.contains { $0.isLetter } }
        let remedy =
            if isAddress, let name {
                Finding.Remedy(
                    "use the name that it is for", command: "relayctl probe \(ShellWord.quote("https://" + name))")
            } else {
                Finding.Remedy(
                    "get a certificate that names \(host)", command: "certbot -d \(ShellWord.quote(expected))")
            }
        return Finding(.tlsWrongHost, at: .tls, "the certificate is not for \(host)", remedies: [remedy])
    }

    private static func names(_ leaf: CertificateFacts) -> String {
        let names = leaf.alternativeNames.isEmpty ? [leaf.commonName ?? leaf.subject] : leaf.alternativeNames
        return Printable.escape(names.prefix(4).joined(separator: ", "))
    }
}

extension Bundle {
    /// The command that shows what the server sends.
    func lookAtChain(_ facts: TLSFacts? = nil) -> String {
        let name = facts.map { " -servername \(ShellWord.quote($0.serverName))" } ?? ""
        return "openssl s_client -connect \(authority)\(name)"
    }

    /// Host and port as openssl takes them.
    private var authority: String {
        let origin = target.apiOrigin
        let text = origin.hasPrefix("https://") ? String(origin.dropFirst(8)) : origin
        return text == HostAnalyser.hostOf(origin) ? "\(text):443" : text
    }
}
