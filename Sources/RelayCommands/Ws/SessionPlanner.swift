import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// From the words of `ws` to a plan for the session.
struct SessionPlanner {
    let target: TargetOptions
    let token: TokenOptions
    let login: LoginOptions
    let identity: IdentityOptions
    let network: NetworkOptions
    let options: SessionOptions
    let environment: Environment

    /// The plan, and the relay that it needs when the target is `demo`. A `running` relay is used again.
    func plan(running: DemoRelay? = nil) throws(CommandFailure) -> (SessionPlan, DemoRelay?) {
        let settings = try Settings.resolve(
            target,
            flags: [
                .origin: identity.origin, .username: login.username, .ca: network.ca, .authMode: token.authMode,
                .authScheme: token.authScheme,
            ], environment)
        var resolved = try settings.neededTarget()
        guard options.fault.isEmpty || resolved.isDemo else { throw .usage("--fault is for the target 'demo' alone") }
        guard token.tokenFile != "-" || !login.passwordStdin else {
            throw .usage("--token-file - and --password-stdin both read stdin")
        }
        let limit = network.limit
        var demo = running
        if resolved.isDemo {
            if demo == nil { demo = try DemoRelay(faults: options.fault) }
            if let demo { resolved.url = try settings.address(demo.webSocketURL).url }
        }
        let opening = try HandshakePlanner(
            identity: identity, token: token, settings: settings, environment: environment, deadline: limit
        ).plan(resolved)
        let ways = ConnectionPlanner(network: network, settings: settings, environment: environment)
        let way = try ways.plan(resolved)
        var plan = SessionPlan(
            connection: way, handshake: opening.handshake, target: facts(resolved, opening, way))
        plan.handshakeTimeout = network.times.handshake
        plan.closeTimeout = network.times.close
        plan.deadline = limit
        plan.maximumMessage = try options.messageLimit()
        plan.messageTemplate = settings.text(.message)
        plan.showsSecrets = options.showSecrets
        plan.token = opening.token
        if plan.token == nil, opening.mayUseSaved { plan.token = try logIn(settings, demo, way, plan) }
        try ways.warn(resolved, carriesCredentials: plan.token != nil)
        return (plan, demo)
    }

    private func facts(
        _ target: ResolvedTarget, _ opening: HandshakePlanner.Plan, _ way: ConnectionPlan
    ) -> TargetFacts {
        let shown = target.url.masked(alsoNames: [token.queryName])
        return TargetFacts(
            url: shown, apiOrigin: way.address.apiOrigin, origin: opening.handshake.origin,
            originSource: opening.originSource, room: target.room,
            name: target.name.contains("?") ? shown : target.name, usesTLS: way.address.usesTLS,
            proxy: way.proxy?.facts)
    }

    /// The token of a login: with the password that was given, else the saved one. None is no failure.
    private func logIn(
        _ settings: Settings, _ demo: DemoRelay?, _ way: ConnectionPlan, _ plan: SessionPlan
    ) throws(CommandFailure) -> GivenToken? {
        let session = APISession(
            settings: settings, demo: demo, way: way, userAgent: plan.handshake.userAgent, until: plan.deadline,
            environment: environment)
        let username = settings[.username]?.value
        let credentials = try CredentialsChoice(
            options: login, environment: environment, deadline: plan.deadline, profileUsername: username
        ).credentials()
        guard let credentials else {
            return try SavedToken.fresh(for: session, username: username, environment: environment)
        }
        let result = session.api.login(
            user: credentials.username, password: credentials.password, until: session.deadline)
        if case .accepted(let tokens) = result.outcome { return GivenToken(token: tokens.access, source: "login") }
        if case .failed(.interrupted) = result.outcome { throw environment.interruption() }
        var redaction = Redaction(now: WallClock.now())
        redaction.add(credentials.password, mask: "<password>")
        let facts = LoginFacts(
            outcome: LoginFacts.Outcome(result.outcome, redaction), status: result.exchange?.response?.status,
            username: credentials.username)
        throw CommandFailure(
            LoginStage.exit(facts.outcome) ?? .apiError,
            "login at \(session.origin): \(LoginStage.words(facts)), see 'relayctl login \(session.name)'")
    }
}
