import RelayBytes
import RelayJWT

/// `token expires` as text.
package enum ExpiryText {
    /// One line: yes or no, and when.
    package static func render(_ expiry: NumericDate?, ends: Bool, within: Duration, now: UnixTime) -> String {
        guard let expiry else { return "no: the token has no exp and never expires\n" }
        let span = TimeSpan(from: now, to: expiry.time)
        let place = expiry.rfc3339.map { " (\($0.replacing("T", with: " ")))" } ?? ""
        let isPast = expiry.time <= now
        let words = isPast ? "expired \(span.words(fine: true)) ago" : "expires in \(span.words(fine: true))"
        return "\(ends ? "yes" : "no"): \(words)\(place)\n"
    }
}
