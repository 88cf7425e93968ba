import RelayBytes
import RelayEvidence

/// login: do the credentials give a token.
package enum LoginStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.login.facts else { return StageReport(.login, .skip, "") }
        let json: JSONObject = ["username": .string(facts.username), "status": JSONValue(facts.status)]
        let status: StageReport.Status = facts.outcome == .accepted ? .ok : bundle.softFailure
        return StageReport(
            .login, status, span: bundle.login.span, words(facts), facts: json, exit: exit(facts.outcome))
    }

    /// The outcome in a few words, escaped.
    package static func words(_ facts: LoginFacts) -> String {
        let status = facts.status.map { "\($0) " } ?? ""
        switch facts.outcome {
        case .accepted: return "tokens for \(Printable.escape(facts.username))"
        case .refused(let detail), .csrf(let detail): return status + (detail.map { Printable.escape($0) } ?? "refused")
        case .throttled(let seconds):
            return status + (seconds.map { "throttled, retry after \(Printable.escape($0)) s" } ?? "throttled")
        case .redirected(let location): return "\(status)to \(Printable.escape(location ?? "nowhere"))"
        case .notFound: return "\(status)no login at this path"
        case .serverError: return "\(status)server error"
        case .unexpected(let what): return status + Printable.escape(what)
        case .failed(let failure): return HTTPStage.words(failure)
        }
    }

    /// The class of the outcome (PRODUCT: exit status); nil when tokens came.
    package static func exit(_ outcome: LoginFacts.Outcome) -> ExitStatus? {
        switch outcome {
        case .accepted: nil
        case .refused: .loginRefused
        case .csrf, .notFound, .serverError, .unexpected: .apiError
        case .throttled: .throttled
        case .redirected: .redirect
        case .failed(let failure): HTTPStage.exit(failure)
        }
    }
}
