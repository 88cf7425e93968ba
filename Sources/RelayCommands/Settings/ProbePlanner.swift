import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost
import RelayRESP

/// From the words of `probe` to a plan.
struct ProbePlanner {
    let command: ProbeCommand
    let words: TargetWords
    let environment: Environment

    /// The plan, and the relay that it needs when the target is `demo`.
    func plan() throws(CommandFailure) -> (ProbePlan, DemoRelay?) {
        let settings = try settings()
        var target = try settings.neededTarget()
        let leftOut = try stagesLeftOut()
        guard command.hold == nil || !leftOut.contains(.session) else {
            throw .usage("--hold needs the session, which is left out")
        }
        guard (1...64).contains(command.pairs) else { throw .usage("--pairs is a number from 1 to 64") }
        let size = try MessageSize.parse(command.maxMessageSize)
        guard command.fault.isEmpty || target.isDemo else { throw .usage("--fault is for the target 'demo' alone") }
        guard command.token.tokenFile != "-" || !command.login.passwordStdin else {
            throw .usage("--token-file - and --password-stdin both read stdin")
        }
        let redis = try RedisChoice(settings, target)
        let limit = command.network.limit
        let credentials = try CredentialsChoice(
            options: command.login, environment: environment, deadline: limit,
            profileUsername: settings[.username]?.value
        ).credentials()

        var demo: DemoRelay?
        if target.isDemo {
            let relay = try DemoRelay(faults: command.fault)
            target.url = try settings.address(relay.webSocketURL).url
            demo = relay
        }
        let handshake = HandshakePlanner(
            identity: command.identity, token: command.token, settings: settings, environment: environment,
            deadline: limit)
        let opening = try handshake.plan(target)
        let ways = ConnectionPlanner(
            network: command.network, settings: settings, environment: environment)
        var plan = basis(target, settings, opening, try ways.plan(target))
        plan.deadline = limit
        plan.leftOut = leftOut
        plan.terms = command.terms
        plan.hold = command.hold?.duration
        plan.pairs = command.pairs
        if let size { plan.maximumMessage = size }
        plan.redis = redis.plan
        plan.redisAbsence = redis.absence
        plan.secondUser = try secondUser(limit)
        plan.backends = try command.direct.map { (word) throws(CommandFailure) in
            try ways.plan(try backend(word, like: target))
        }
        plan.token = opening.token
        plan.credentials = credentials
        if let demo {
            adopt(demo, into: &plan)
        } else if opening.mayUseSaved {
            try useSavedLogin(&plan, settings)
        }
        try ways.warn(target, carriesCredentials: plan.carriesCredentials)
        return (plan, demo)
    }

    /// Target, settings and time.
    private func basis(
        _ target: ResolvedTarget, _ settings: Settings, _ opening: HandshakePlanner.Plan, _ way: ConnectionPlan
    ) -> ProbePlan {
        let shown = target.url.masked(alsoNames: [command.token.queryName])
        let facts = TargetFacts(
            url: shown, apiOrigin: way.address.apiOrigin, origin: opening.handshake.origin,
            originSource: opening.originSource, room: target.room,
            name: target.name.contains("?") ? shown : target.name, usesTLS: way.address.usesTLS)
        var plan = ProbePlan(connection: way, handshake: opening.handshake, target: facts)
        plan.room = target.room
        plan.loginPath = settings.text(.loginPath)
        plan.mePath = settings.text(.mePath)
        plan.tokenField = settings.text(.tokenField)
        plan.messageTemplate = settings.text(.message)
        plan.otherPath = Self.otherPath(target, settings)
        plan.handshakeTimeout = command.network.times.handshake
        plan.closeTimeout = command.network.times.close
        return plan
    }

    /// The address behind `--redis`.
    static func redisURL(_ text: String) throws(CommandFailure) -> RedisURL {
        do throws(RedisURLFault) { return try RedisURL(parsing: text) } catch {
            throw .usage("--redis \(RedisURL.masked(text)): \(error)")
        }
    }

    /// The path of the settings where the address has its own, else that of another room.
    private static func otherPath(_ target: ResolvedTarget, _ settings: Settings) -> String? {
        let template = settings.text(.wsPath)
        let usual = TargetResolver.fill(template, room: settings.text(.room))
        if usual != target.url.path { return usual }
        let other = TargetResolver.fill(template, room: "relayctl-control")
        return other == usual ? nil : other
    }

    /// What the demo relay offers, unless the operator said otherwise.
    private func adopt(_ demo: DemoRelay, into plan: inout ProbePlan) {
        if plan.token == nil, !command.token.noToken, plan.credentials == nil { plan.credentials = demo.credentials }
        guard plan.redis == nil, let text = demo.redisURL else { return }
        do throws(RedisURLFault) {
            plan.redis = RedisPlan(url: try RedisURL(parsing: text), source: "a stand-in", isRequired: false)
        } catch {}
    }

    /// A saved login serves when nothing else gives a token; one that is about to end is refreshed first.
    private func useSavedLogin(
        _ plan: inout ProbePlan, _ settings: Settings
    ) throws(CommandFailure) {
        guard plan.token == nil, plan.credentials == nil else { return }
        let soon = MonotonicClock.now() + Self.refreshing
        let session = APISession(
            settings: settings, demo: nil, way: plan.connection, userAgent: plan.handshake.userAgent,
            until: plan.deadline.map { min($0, soon) } ?? soon, environment: environment)
        plan.token = try SavedToken.fresh(
            for: session, username: settings[.username]?.value, environment: environment)
    }

    /// For the refresh of a saved login: the probe itself has yet to begin.
    private static let refreshing = Duration.seconds(5)

    private func settings() throws(CommandFailure) -> Settings {
        try Settings.resolve(
            words, room: command.target.room,
            flags: [
                .origin: command.identity.origin, .username: command.login.username, .ca: command.network.ca,
                .redis: command.redis, .authMode: command.token.authMode, .authScheme: command.token.authScheme,
            ], environment)
    }
}
