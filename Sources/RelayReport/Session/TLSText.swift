import RelayBytes
import RelayEvidence

/// What a TLS handshake showed, a fact a line: what was agreed, the verdict, and each certificate in full.
package enum TLSText {
    /// The lines, escaped.
    package static func lines(_ facts: TLSFacts, now: UnixTime) -> [String] {
        var rows = [
            ("protocol", "\(facts.version), \(facts.cipher), ALPN \(facts.selectedALPN ?? "none")"),
            ("name", "\(facts.serverName) (asked for)"), ("verdict", verdict(facts.verification)),
        ]
        for (depth, certificate) in facts.chain.enumerated() { rows += self.rows(certificate, at: depth, now) }
        return rows.map(row)
    }

    private static func rows(_ certificate: CertificateFacts, at depth: Int, _ now: UnixTime) -> [(String, String)] {
        let names = certificate.alternativeNames
        return [
            ("certificate", "\(depth), \(certificate.subject)"),
            ("names", names.isEmpty ? "none: clients ignore the common name" : names.joined(separator: " ")),
            ("issuer", certificate.issuer + (certificate.isSelfIssued ? " (itself)" : "")),
            ("from", date(certificate.notBefore, now)), ("until", date(certificate.notAfter, now)),
            ("key", "\(certificate.keyType) \(certificate.keyBits), \(certificate.signatureAlgorithm)"),
            ("sha256", certificate.fingerprint),
        ].filter { depth == 0 || $0.0 != "names" || !names.isEmpty }
    }

    private static func date(_ time: UnixTime, _ now: UnixTime) -> String {
        "\(time.rfc3339) (\(TimeSpan(from: now, to: time).relativeWords()))"
    }

    private static func verdict(_ verification: TLSFacts.Verification) -> String {
        switch verification {
        case .verified: "verified"
        case .failed(let code, let text, let depth): "NOT VERIFIED: \(text) (\(code)), certificate \(depth)"
        case .wrongHost(let expected): "NOT VERIFIED: it names another host than \(expected)"
        }
    }

    private static func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: 13 - name.count) + Printable.excerpt(value.utf8, limit: 300)
    }
}
