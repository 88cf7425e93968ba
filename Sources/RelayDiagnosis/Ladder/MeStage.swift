import RelayBytes
import RelayEvidence

/// me: does the API accept the token.
enum MeStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let outcome = bundle.me.facts else { return StageReport(.me, .skip, "") }
        let span = bundle.me.span
        switch outcome {
        case .failed(let failure):
            return StageReport(
                .me, bundle.softFailure, span: span, HTTPStage.words(failure), exit: HTTPStage.exit(failure))
        case .answered(let facts):
            let json = HTTPStage.json(facts)
            if 200...299 ~= facts.status {
                let name = facts.json?["username"]?.string
                let summary = name.map { "\(facts.status) \(Printable.escape($0))" } ?? "\(facts.status)"
                return StageReport(.me, .ok, span: span, summary, facts: json)
            }
            // As for http: an API without this path says nothing of the token.
            if facts.status == 404 {
                return StageReport(.me, .ok, span: span, "404: the API has no such path", facts: json)
            }
            let exit: ExitStatus = facts.status == 401 ? .tokenInvalid : .apiError
            let summary = "\(facts.status) \(SimpleJWTAnswer(facts)?.text ?? Printable.escape(facts.reason))"
            return StageReport(.me, bundle.softFailure, span: span, summary, facts: json, exit: exit)
        }
    }
}
