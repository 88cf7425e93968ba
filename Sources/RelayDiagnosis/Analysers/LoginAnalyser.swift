import RelayBytes
import RelayEvidence

/// login.*: the credentials gave no token.
enum LoginAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        // Plain text on a TLS port says what every request there comes to.
        guard PlainRequestAnalyser.findings(bundle).isEmpty else { return [] }
        let first = bundle.login.facts.map { findings($0, at: .login, bundle) } ?? []
        // The second user's, without whom nothing is sent in broadcast.
        return first + (bundle.broadcast.facts?.secondLogin.map { findings($0, at: .broadcast, bundle) } ?? [])
    }

    private static func findings(_ facts: LoginFacts, at stage: StageName, _ bundle: Bundle) -> [Finding] {
        let said = ["the login answers: \(LoginStage.words(facts))"]
        if let way = LoginWay.finding(facts, at: stage, said, bundle) { return [way] }
        switch facts.outcome {
        case .refused:
            return [
                Finding(
                    .loginRefused, at: stage, "the login refuses \(Printable.escape(facts.username))",
                    because: said, untested: ["an inactive user: simplejwt answers the same"],
                    remedies: [
                        Finding.Remedy("check name and password", command: bundle.loginCommand(as: facts.username))
                    ])
            ]
        case .throttled:
            return [
                Finding(
                    .loginThrottled, at: stage, "the login is throttled", because: said,
                    remedies: [
                        Finding.Remedy(
                            "wait, then log in once and keep the token",
                            command: bundle.loginCommand(as: facts.username))
                    ])
            ]
        case .csrf:
            return [
                Finding(
                    .loginCSRF, at: stage, "the login view demands a CSRF cookie", because: said,
                    remedies: [
                        Finding.Remedy(
                            "point login_path at the JWT view, which needs none", command: "relayctl config show")
                    ])
            ]
        case .accepted: return []
        case .redirected, .notFound, .serverError, .unexpected, .failed:
            return [
                Finding(
                    .loginFailed, at: stage, "the login gives no token", because: said,
                    remedies: [remedy(facts.outcome)])
            ]
        }
    }

    private static func remedy(_ outcome: LoginFacts.Outcome) -> Finding.Remedy {
        switch outcome {
        case .redirected:
            Finding.Remedy(
                "use the address that it names, or add the slash at the end of login_path",
                command: "relayctl config show")
        case .unexpected:
            Finding.Remedy(
                "point login_path at the view that gives tokens, or token_field at the member that holds one",
                command: "relayctl config show")
        case .notFound:
            Finding.Remedy("point login_path at the view that gives tokens", command: "relayctl config show")
        default: Finding.Remedy.log("read the server's log")
        }
    }
}
