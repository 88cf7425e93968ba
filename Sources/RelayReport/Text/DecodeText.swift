import RelayBytes
import RelayJWT

/// `token decode` as text. It never says valid.
package enum DecodeText {
    /// The answer, several lines.
    package static func render(_ token: CompactToken, warnings: [TokenWarning], now: UnixTime) -> String {
        var first = "NOT VERIFIED  \(ClaimsText.summary(token))"
        if let date = token.claims.exp.value {
            let span = TimeSpan(from: now, to: date.time)
            first +=
                span.seconds < 0 ? ", expired \(span.words(fine: true)) ago" : ", expires in \(span.words(fine: true))"
        } else {
            first += ", no readable exp"
        }
        var lines = [first]
        lines += ClaimsText.lines(token, now: now)
        lines.append("signature  \(token.signature.count) bytes, not checked")
        lines += warnings.map { "warning  \($0.detail)" }
        lines.append("next: relayctl token verify --secret-file FILE")
        return lines.joined(separator: "\n") + "\n"
    }
}
