import RelayBytes
import RelayEvidence

/// login.*: the credentials gave no token.
enum LoginAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.login.facts else { return [] }
        let said = ["the login answers: \(LoginStage.words(facts))"]
        // With another token the handshake was tried, and its outcome decides.
        let severity: Finding.Severity = bundle.upgrade.facts == nil ? .error : .warning
        switch facts.outcome {
        case .refused:
            return [
                Finding(
                    .loginRefused, severity, at: .login, "the login refuses \(Printable.escape(facts.username))",
                    because: said, untested: ["an inactive user: simplejwt answers the same"],
                    remedies: [Finding.Remedy("check name and password", command: bundle.loginCommand)])
            ]
        case .throttled:
            return [
                Finding(
                    .loginThrottled, severity, at: .login, "the login is throttled", because: said,
                    remedies: [
                        Finding.Remedy("wait, then log in once and keep the token", command: bundle.loginCommand)
                    ])
            ]
        case .csrf:
            return [
                Finding(
                    .loginCSRF, severity, at: .login, "the login view demands a CSRF cookie", because: said,
                    remedies: [Finding.Remedy("point login_path at the JWT view, which needs none")])
            ]
        case .accepted, .redirected, .notFound, .serverError, .unexpected, .failed: return []
        }
    }
}
