import RelayBytes
import RelayEvidence

/// tls.expires-soon: a certificate of an accepted chain ends within `--warn-days`.
enum ExpiringCertificateAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let ending = bundle.endingCertificate else { return [] }
        let name = Printable.escape(ending.certificate.commonName ?? ending.certificate.subject)
        return [
            Finding(
                .tlsExpiresSoon, .warning, at: .tls, "the certificate of \(name) ends in \(ending.words)",
                because: [
                    "valid until \(ending.certificate.notAfter.rfc3339)",
                    "asked for: \(bundle.terms.warnDays) days (--warn-days)",
                ],
                remedies: [
                    Finding.Remedy("renew it, and see why nothing has", command: "certbot renew --dry-run")
                ])
        ]
    }
}
