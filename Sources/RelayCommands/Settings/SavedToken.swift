import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost

/// The token of a saved login, refreshed shortly before it ends.
enum SavedToken {
    /// A token that ends sooner is refreshed first.
    private static let margin = Duration.seconds(30)

    /// The saved token of the target; nil without a login. A refresh that fails leaves the old token, with a note.
    static func fresh(
        for session: APISession, username: String?, environment: Environment
    ) throws(CommandFailure) -> GivenToken? {
        if let demo = session.demo {
            let answer = session.api.login(
                user: demo.credentials.username, password: demo.credentials.password, until: session.deadline)
            guard case .accepted(let tokens) = answer.outcome else { return nil }
            return GivenToken(token: tokens.access, source: "login at the demo relay")
        }
        guard environment.stateDirectory != nil else { return nil }
        let store = try TokenStore(environment)
        guard var login = try store.load().login(origin: session.origin, username: username) else { return nil }
        let source = "saved login of \(Printable.escape(login.username))"
        let isEnding = TokenClaims.expiry(of: login.access).map { $0 < WallClock.now() + margin } ?? false
        guard isEnding, let refresh = login.refresh else { return GivenToken(token: login.access, source: source) }
        let answer = session.api.refresh(refresh, until: session.deadline)
        guard case .accepted(let tokens) = answer.outcome else {
            environment.console.say("the saved token ends and could not be refreshed; it is sent as it is")
            return GivenToken(token: login.access, source: source)
        }
        login.access = tokens.access
        if let rotated = tokens.refresh { login.refresh = rotated }
        let kept = login
        try store.update { $0.keep(kept) }
        return GivenToken(token: login.access, source: source + ", refreshed")
    }
}
