import RelayBytes
import RelayJWT

/// `token verify` as text: two lines answer the operator, the rest says why.
package enum VerdictText {
    /// The answer, several lines.
    package static func render(_ verdict: TokenVerdict, _ style: TextStyle) -> String {
        var lines = [headline(verdict, style)]
        if let message = verdict.serverMessage { lines.append(server(message, verdict)) }
        lines += verdict.checks.map { check($0, style) }
        if let token = verdict.token { lines += ClaimsText.lines(token, now: verdict.judgedAt) }
        lines += verdict.warnings.map { "warning  \($0.detail)" }
        lines.append("leeway \(verdict.leeway.short), judged at \(verdict.judgedAt.rfc3339)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func headline(_ verdict: TokenVerdict, _ style: TextStyle) -> String {
        let word = Palette.paint(verdict.kind.rawValue.uppercased(), verdict.isValid ? .good : .bad, style)
        var parts: [String] = []
        switch verdict.kind {
        case .valid: parts.append(verdict.remaining.map { "for another \($0.words(fine: true))" } ?? "without end")
        case .expired: parts.append(verdict.remaining.map { "\($0.words(fine: true)) ago" } ?? "")
        default:
            let cause = verdict.failures.first { $0.failure?.reason == verdict.reason } ?? verdict.failures.first
            parts.append([verdict.reason ?? "", cause?.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
        }
        let head = ([word] + parts).filter { !$0.isEmpty }.joined(separator: " ")
        guard let token = verdict.token else { return head }
        let algorithm = verdict.signature.alg.map { ", \(Printable.escape($0))" } ?? ""
        let signature =
            !verdict.signature.checked ? ", signature not checked" : verdict.signature.matches ? ", signature OK" : ""
        return "\(head)   \(ClaimsText.summary(token))\(algorithm)\(signature)"
    }

    private static func server(_ message: ServerMessage, _ verdict: TokenVerdict) -> String {
        let code = message.code.map { " \($0)" } ?? ""
        let remark =
            message.isAmbiguous
            ? "; the same text stands for other causes: here it is \(verdict.reason ?? verdict.kind.rawValue)" : ""
        return "server will say: \"\(Printable.escape(message.text))\" (\(message.status)\(code))\(remark)"
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
        return "\(Palette.paint(word.padded(to: 4), tone, style)) \(check.name)  \(Printable.escape(check.detail))"
    }
}
