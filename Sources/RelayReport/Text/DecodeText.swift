import RelayBytes
import RelayJWT

/// `token decode` as text. It never says valid.
package enum DecodeText {
    /// The answer, several lines.
    package static func render(_ token: CompactToken, warnings: [TokenWarning], now: UnixTime) -> String {
        var lines = [headline(token, now: now)]
        lines += ClaimsText.lines(token, now: now)
        lines.append("signature  \(token.signature.count) bytes, not checked")
        lines += warnings.map { "warning  \($0.detail)" }
        lines.append("next: relayctl token verify --secret-file FILE")
        return lines.reduce(into: "") { $0 += $1 + "\n" }
    }

    /// Whose it is and how long it lasts.
    static func headline(_ token: CompactToken, now: UnixTime) -> String {
        let first = "NOT VERIFIED  \(ClaimsText.summary(token))"
        guard let date = token.claims.exp.value else { return first + ", no readable exp" }
        let span = TimeSpan(from: now, to: date.time)
        let words = span.words(fine: true)
        return first + (span.seconds < 0 ? ", expired \(words) ago" : ", expires in \(words)")
    }
}
