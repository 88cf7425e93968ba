import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// What stderr says when a session has ended: the cause, the answer of a server that refused or the certificate that
/// does not stand, the next command.
package enum SessionEndingText {
    /// The lines without their prefix; none when all went well.
    package static func lines(_ verdict: SessionVerdict, _ bundle: Bundle) -> [String] {
        guard let cause = verdict.cause else { return [] }
        var lines = [cause]
        if verdict.stage == .upgrade, let response = bundle.upgrade.facts?.response, response.status != 0 {
            lines += answer(response)
        }
        if verdict.stage == .tls, case .session(let facts)? = bundle.tls.facts {
            lines += TLSText.lines(facts, now: bundle.startedAt)
        }
        if let next = verdict.next { lines.append("next: \(next)") }
        return lines
    }

    /// Head and start of the body, as they came, escaped; secrets were masked when they became evidence.
    package static func answer(_ response: HTTPFacts) -> [String] {
        let phrase = response.reason.isEmpty ? "" : " \(Printable.escape(response.reason))"
        var lines = ["< HTTP/1.1 \(response.status)\(phrase)"]
        lines += response.fields.map { "< \(Printable.escape($0.name)): \(Printable.escape($0.value))" }
        guard !response.body.isEmpty else { return lines }
        // The ends of lines are no part of what they hold, CRLF or LF.
        var body = response.body.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
            Printable.escape(line.last == 0x0d ? line.dropLast() : line)
        }
        if body.count > 1, body.last == "" { body.removeLast() }
        return lines + ["<"] + body.map { $0.isEmpty ? "<" : "< \($0)" }
    }
}
