import RelayBytes
import RelayEvidence

/// A certificate that ends soon.
struct EndingCertificate {
    let certificate: CertificateFacts
    let secondsLeft: Int64

    /// `12 days`
    var words: String {
        let (count, unit) =
            secondsLeft >= 86_400 ? (secondsLeft / 86_400, "day") : (max(0, secondsLeft / 3600), "hour")
        return count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
    }
}

extension Bundle {
    /// The certificate of an accepted chain that ends first, if that is within the days of the terms.
    var endingCertificate: EndingCertificate? {
        guard case .session(let facts)? = tls.facts, facts.verification == .verified else { return nil }
        guard let first = facts.chain.min(by: { $0.notAfter.seconds < $1.notAfter.seconds }) else { return nil }
        let left = first.notAfter.seconds - startedAt.seconds
        guard left < Int64(terms.warnDays) * 86_400 else { return nil }
        return EndingCertificate(certificate: first, secondsLeft: left)
    }
}
