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
            let exit: ExitStatus = facts.status == 401 ? .tokenInvalid : .apiError
            let summary = "\(facts.status) \(SimpleJWTAnswer(facts)?.text ?? Printable.escape(facts.reason))"
            return StageReport(.me, bundle.softFailure, span: span, summary, facts: json, exit: exit)
        }
    }
}

/// What simplejwt says of a token it does not accept (FACTS: simplejwt 5.5.1).
package struct SimpleJWTAnswer: Hashable {
    /// `token_not_valid`, `user_not_found`, `user_inactive`.
    package let code: String?
    /// The most telling sentence: of `messages` if there is one, else `detail`; escaped.
    package let text: String

    /// Reads the body of an answer; nil when it has no `detail`.
    package init?(_ facts: HTTPFacts) {
        guard let body = facts.json, let detail = body["detail"]?.string else { return nil }
        code = body["code"]?.string
        text = Printable.escape(body["messages"]?.array?.first?["message"]?.string ?? detail)
    }
}
