import RelayBytes
import RelayJWT

/// `token verify` as text: two lines answer the operator, the rest says why.
package enum VerdictText {
    /// The answer, several lines. `skew` is the server's clock minus ours, where that was asked for.
    package static func render(_ verdict: TokenVerdict, _ style: TextStyle, skew: Duration? = nil) -> String {
        var lines = [headline(verdict, style)]
        if let server = ServerText.line(verdict) { lines.append(server) }
        if let skew { lines.append(clock(skew)) }
        lines += verdict.checks.map { check($0, style) }
        if let token = verdict.token { lines += ClaimsText.lines(token, now: verdict.judgedAt) }
        lines += verdict.warnings.map { "warning  \(Printable.escape($0.detail))" }
        lines.append(
            "leeway \(verdict.leeway == .zero ? "0" : verdict.leeway.short), judged at \(verdict.judgedAt.rfc3339)")
        if let next = next(verdict) { lines.append("next: \(next)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One line for one of many tokens.
    package static func headline(_ verdict: TokenVerdict, _ style: TextStyle) -> String {
        let word = Palette.paint(verdict.kind.rawValue.uppercased(), verdict.isValid ? .good : .bad, style)
        let head = [word, essence(verdict)].filter { !$0.isEmpty }.joined(separator: " ")
        guard let token = verdict.token else { return head }
        let algorithm = verdict.signature.alg.map { ", \(Printable.excerpt($0.utf8, limit: 40))" } ?? ""
        return "\(head)   \(ClaimsText.summary(token))\(algorithm)\(rest(verdict))"
    }

    /// How long, or what is wrong.
    private static func essence(_ verdict: TokenVerdict) -> String {
        let end = verdict.token?.claims.exp.value?.rfc3339.map { text in " (\(text.replacing("T", with: " ")))" } ?? ""
        switch verdict.kind {
        case .valid:
            return verdict.remaining.map { left in
                left.seconds < 0
                    ? "within the leeway, expired \(left.words(fine: true)) ago\(end)"
                    : "for another \(left.words(fine: true))\(end)"
            } ?? "without end"
        case .expired: return verdict.remaining.map { "\($0.words(fine: true)) ago\(end)" } ?? ""
        default:
            let cause = verdict.failures.first { $0.failure?.reason == verdict.reason } ?? verdict.failures.first
            let detail = Printable.escape(cause?.detail ?? "")
            return [Printable.escape(verdict.reason ?? ""), detail].filter { !$0.isEmpty }.joined(separator: ": ")
        }
    }

    /// What the first words leave open: the signature, or how long it would last.
    private static func rest(_ verdict: TokenVerdict) -> String {
        if !verdict.signature.checked { return ", signature not checked" }
        if verdict.signature.matches { return ", signature OK" }
        guard let left = verdict.remaining else { return "" }
        return left.seconds < 0
            ? ", expired \(left.words(fine: true)) ago" : ", expires \(left.relativeWords(fine: true))"
    }

    private static func clock(_ skew: Duration) -> String {
        let seconds = skew.components.seconds
        if skew == .zero { return "clock  the server's agrees with this machine's to the second" }
        let size = TimeSpan(seconds: seconds).words(fine: true)
        return
            "clock  the server's is \(size) \(seconds < 0 ? "behind" : "ahead of") this machine's; judged by the server's"
    }

    private static func check(_ check: TokenCheck, _ style: TextStyle) -> String {
        let word = check.status == .fail ? "FAIL" : check.status.rawValue
        let tone: Palette.Tone =
            switch check.status {
            case .ok: .good
            case .fail: .bad
            case .warn: .caution
            case .skip: .quiet
            }
        let name = Printable.escape(check.name)
        return "\(Palette.paint(word.padded(to: 4), tone, style)) \(name)  \(Printable.escape(check.detail))"
    }

    private static func next(_ verdict: TokenVerdict) -> String? {
        switch (verdict.kind, verdict.reason) {
        case (.expired, _): "relayctl login"
        case (.notyet, _): "relayctl token verify --skew-from URL ..."
        case (.invalid, "signature"): "relayctl token verify --env-file FILE"
        case (.invalid, "token_type"): "relayctl login --print-token"
        case (.malformed, _): "relayctl login --print-token"
        default: nil
        }
    }
}
