import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayJWT

/// `relayctl login`: POST the credentials, keep or print the tokens.
struct LoginCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Log in and keep the tokens.",
        discussion: """
            The password comes from --password-stdin, --password-file, --password-command or a prompt. The tokens are \
            kept in $XDG_STATE_HOME/relayctl/tokens.json, readable by their owner alone.
            """)

    @OptionGroup var target: TargetOptions

    @Flag(help: "Print the access token, from a saved login that is still valid if there is one.")
    var printToken = false

    @OptionGroup(title: "Login") var login: LoginOptions
    @OptionGroup(title: "Identity") var sender: SenderOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let session = try APISession(
            target: target, flags: [.username: login.username], sender: sender, network: network,
            until: network.limit, environment: environment)
        let choice = CredentialsChoice(
            options: login, environment: environment, deadline: session.limit,
            profileUsername: session.settings[.username]?.value)
        if printToken, let saved = try validSaved(session, try choice.username(), environment) {
            return try answer(saved, reused: true, session, environment)
        }
        let credentials: Credentials
        if let demo = session.demo { credentials = demo.credentials } else { credentials = try choice.prompted() }
        let result = session.api.login(
            user: credentials.username, password: credentials.password, until: session.deadline)
        var redaction = session.redaction
        redaction.add(credentials.password, mask: "<password>")
        guard case .accepted(let tokens) = result.outcome else {
            throw failure(result, credentials.username, session, redaction, environment)
        }
        let login = SavedLogin(
            origin: session.origin, username: credentials.username, access: tokens.access, refresh: tokens.refresh)
        if session.demo == nil { try TokenStore(environment).update { $0.keep(login) } }
        return try answer(login, reused: false, session, environment)
    }

    /// A saved login whose token outlasts the next minute.
    private func validSaved(
        _ session: APISession, _ username: String?, _ environment: Environment
    ) throws(CommandFailure) -> SavedLogin? {
        guard session.demo == nil,
            let saved = try TokenStore(environment).load().login(origin: session.origin, username: username),
            let expires = TokenClaims.expiry(of: saved.access), expires > WallClock.now() + .seconds(60)
        else { return nil }
        return saved
    }

    private func answer(
        _ login: SavedLogin, reused: Bool, _ session: APISession, _ environment: Environment
    ) throws(CommandFailure) -> ExitStatus {
        let now = WallClock.now()
        let mask = TokenMask.text(login.access, now: now)
        let place = session.demo == nil ? "kept" : "not kept: the demo relay ends with this command"
        // The issuer stamps its own clock; a second or two is the round trip.
        let skew = reused ? nil : TokenClaims.issued(login.access).map { TimeSpan(from: now, to: $0).seconds }
        if let skew, abs(skew) > 2 {
            let size = TimeSpan(seconds: skew).words(fine: true)
            environment.console.say(
                "the server's clock is \(size) \(skew < 0 ? "behind" : "ahead of") this machine's (iat of the new token)"
            )
        }
        let verb = reused ? "saved login of" : "logged in as"
        try Answer(options: output, environment: environment).deliver(
            text: { _ in
                if printToken { return login.access.revealText() + "\n" }
                return "\(verb) \(Printable.escape(login.username)) at \(session.origin)\naccess \(mask), \(place)\n"
                    + session.proxyLine
                    + "next: relayctl probe \(session.name)\n"
            },
            json: {
                [
                    "schema": "relayctl.login/1", "origin": .string(session.origin),
                    "username": .string(login.username), "reused": .bool(reused), "saved": .bool(session.demo == nil),
                    "token": .string(printToken ? login.access.revealText() : mask),
                    "via_proxy": JSONValue(session.proxy?.url),
                    "clock_skew_s": JSONValue(skew),
                    "expires_at": JSONValue(TokenClaims.expiry(of: login.access)?.rfc3339),
                ]
            })
        return .healthy
    }

    private func failure(
        _ result: APIAnswer<TokenPair>, _ username: String, _ session: APISession, _ redaction: Redaction,
        _ environment: Environment
    ) -> CommandFailure {
        if case .failed(.interrupted) = result.outcome {
            return environment.interruption()
        }
        let facts = LoginFacts(
            outcome: LoginFacts.Outcome(result.outcome, redaction), status: result.exchange?.response?.status,
            username: username)
        let status = LoginStage.exit(facts.outcome) ?? .apiError
        let url = session.origin + session.api.endpoints.loginPath
        if facts.outcome == .failed(.timedOut), let failure = session.outOfTime(url) { return failure }
        return CommandFailure(status, "login at \(url): \(LoginStage.words(facts))\(advice(status, session))")
    }

    /// What to type or look at next.
    private func advice(_ status: ExitStatus, _ session: APISession) -> String {
        switch status {
        case .loginRefused: "; check the name and the password"
        case .connect: "; is the server running? try 'relayctl probe \(session.name)'"
        case .certificate: "; name the CA with --ca FILE"
        case .throttled: "; wait, then try again"
        default: "; see 'relayctl probe \(session.name)'"
        }
    }
}
