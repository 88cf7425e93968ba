import RelayBytes
import RelayEvidence

/// An issuer that is not known here: the chain lacks a certificate, the CA is private, or a proxy put its own in between.
enum UntrustedIssuer {
    static func finding(_ facts: TLSFacts, _ bundle: Bundle) -> Finding {
        let look = bundle.lookAtChain(facts)
        if let proxy = bundle.target.proxy {
            return Finding(
                .tlsIntercepted, .error, .possible, at: .tls,
                "the certificate's issuer is not trusted here, and a proxy is in between",
                because: ["the proxy is \(proxy.url), chosen by \(proxy.source)"],
                untested: ["a private CA of the server (give it with --ca FILE)"],
                remedies: [
                    Finding.Remedy(
                        "try without the proxy", command: "relayctl probe \(bundle.targetWord) --noproxy '*'")
                ])
        }
        guard isIncomplete(facts.chain) else { return unknown(look) }
        let isLikely = bundle.target.namesCA || facts.chain.first.map(isOfIntermediate) == true
        guard isLikely else {
            var finding = unknown(look)
            finding.confidence = .likely
            finding.untested = ["an intermediate certificate that the server does not send"]
            return finding
        }
        return Finding(
            .tlsMissingIntermediate, .error, .likely, at: .tls,
            "the server does not send the intermediate certificate",
            untested: ["a CA of your own that signs without intermediates"],
            remedies: [Finding.Remedy("send fullchain.pem, not cert.pem; or name the CA with --ca", command: look)])
    }

    private static func unknown(_ look: String) -> Finding {
        Finding(
            .tlsUnknownCA, at: .tls, "the certificate's issuer is not trusted here",
            remedies: [Finding.Remedy("name the CA with --ca FILE if it is yours", command: look)])
    }

    /// The leaf's issuer was not sent along.
    private static func isIncomplete(_ chain: [CertificateFacts]) -> Bool {
        guard let leaf = chain.first, !leaf.isSelfIssued else { return false }
        return !chain.dropFirst().contains { $0.subject == leaf.issuer }
    }

    /// Public CAs say where their intermediate is to be had; others name it as what it is.
    private static func isOfIntermediate(_ leaf: CertificateFacts) -> Bool {
        let issuer = leaf.issuer.asciiLowercased
        return leaf.hasIssuerAccess || ["intermediate", "issuing", "sub ca", "subca"].contains { issuer.contains($0) }
    }
}
