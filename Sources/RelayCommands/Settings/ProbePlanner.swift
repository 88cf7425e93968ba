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
    let environment: Environment

    /// The plan, and the relay that it needs when the target is `demo`.
    func plan() throws(CommandFailure) -> (ProbePlan, DemoRelay?) {
        let settings = try settings()
        var target = try settings.neededTarget()
        let leftOut = try stagesLeftOut()
        guard (1...64).contains(command.pairs) else { throw .usage("--pairs is a number from 1 to 64") }
        guard command.fault.isEmpty || target.isDemo else { throw .usage("--fault is for the target 'demo' alone") }
        guard command.token.tokenFile != "-" || !command.login.passwordStdin else {
            throw .usage("--token-file - and --password-stdin both read stdin")
        }
        let redis = try RedisChoice(settings, target)
        let limit = command.network.limit
        let tokenChoice = TokenChoice(options: command.token, environment: environment, deadline: limit)
        let delivery = try tokenChoice.delivery(settings)
        let given = try tokenChoice.given()
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
        var plan = try basis(target, settings)
        plan.deadline = limit
        plan.delivery = delivery
        plan.leftOut = leftOut
        plan.pairs = command.pairs
        plan.redis = redis.plan
        plan.redisAbsence = redis.absence
        plan.token = given
        plan.credentials = credentials
        if let demo { adopt(demo, into: &plan) } else { try useSavedLogin(&plan, tokenChoice, settings) }
        warn(plan, isLoopback: target.url.isLoopback)
        return (plan, demo)
    }

    /// Target, identity, network and time.
    private func basis(_ target: ResolvedTarget, _ settings: Settings) throws(CommandFailure) -> ProbePlan {
        let (identity, network) = (command.identity, command.network)
        let origin = try OriginChoice(settings[.origin], target: target.url)
        let address = ServiceAddress(
            host: target.url.host.text, port: target.url.port, usesTLS: target.url.scheme.isSecure,
            socketTarget: target.url.requestTarget, separateAPI: target.api?.origin)
        let shown = target.url.masked(alsoNames: [command.token.queryName])
        let facts = TargetFacts(
            url: shown, apiOrigin: address.apiOrigin, origin: origin.origin, originSource: origin.source,
            room: target.room, name: target.name.contains("?") ? shown : target.name, usesTLS: address.usesTLS)
        var plan = ProbePlan(address: address, target: facts, userAgent: identity.userAgent ?? Version.userAgent)
        plan.room = target.room
        plan.subprotocols = identity.subprotocol
        plan.policy = identity.subprotocolPolicy == .browser ? .browser : .rfc
        plan.headers = try identity.header.map(header)
        guard !(network.v4 && network.v6) else { throw .usage("-4 and -6 exclude each other") }
        plan.family = network.v4 ? .v4 : network.v6 ? .v6 : .any
        plan.loginPath = settings.text(.loginPath)
        plan.mePath = settings.text(.mePath)
        plan.tokenField = settings.text(.tokenField)
        plan.messageTemplate = settings.text(.message)
        plan.tls.caFile = settings[.ca]?.value
        plan.tls.isUnverified = network.insecure
        plan.tls.serverName = network.servername
        plan.connectTimeout = network.connectTimeout.duration
        plan.handshakeTimeout = network.handshakeTimeout.duration
        plan.closeTimeout = network.closeTimeout.duration
        try check(plan)
        return plan
    }

    /// What the operator should know before credentials go out.
    private func warn(_ plan: ProbePlan, isLoopback: Bool) {
        if plan.tls.isUnverified, plan.address.usesTLS {
            environment.console.say("certificates are not enforced (--insecure)")
        }
        if !plan.address.usesTLS, !isLoopback, plan.token != nil || plan.credentials != nil {
            environment.console.say("credentials go to \(plan.address.hostHeader) in clear text: use https or wss")
        }
    }

    /// What the operator wrote must be sendable before anything is sent.
    private func check(_ plan: ProbePlan) throws(CommandFailure) {
        guard !plan.userAgent.utf8.contains(where: ASCII.isControl) else {
            throw .usage("--user-agent \(plan.userAgent.quoted) has a control character")
        }
        for name in plan.subprotocols where !name.isHTTPToken {
            throw .usage("--subprotocol \(name.quoted) is not a token (RFC 9110)")
        }
        if let name = plan.tls.serverName, name.isEmpty || name.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f }) {
            throw .usage("--servername \(name.quoted) is no name")
        }
    }

    private func header(_ text: String) throws(CommandFailure) -> HeaderField {
        guard let colon = text.firstIndex(of: ":") else {
            throw .usage("--header has no colon: write 'Name: value'")
        }
        let (name, value) = (String(text[..<colon]), text[text.index(after: colon)...].trimmedOWS)
        guard name.isHTTPToken else { throw .usage("--header: \(name.quoted) is no header name") }
        guard !value.utf8.contains(where: { ASCII.isControl($0) && $0 != 0x09 }) else {
            throw .usage("--header \(name): there is a control character in its value")
        }
        return HeaderField(name, value)
    }

    private func stagesLeftOut() throws(CommandFailure) -> Set<StageName> {
        var stages: Set<StageName> = []
        if let word = command.until {
            let last = try stage(word, option: "--until")
            stages = Set(StageName.allCases.filter { $0 > last })
        }
        for word in (command.skip ?? "").split(separator: ",") {
            let stage = try stage(String(word), option: "--skip")
            guard stage != .dns, stage != .tcp, stage != .tls, stage != .proxy else {
                throw .usage("--skip \(stage.rawValue): everything else needs it, use --until")
            }
            stages.insert(stage)
        }
        // What needs the handshake goes with it.
        if stages.contains(.upgrade) { stages.formUnion([.session, .echo, .broadcast]) }
        return stages
    }

    private func stage(_ word: String, option: String) throws(CommandFailure) -> StageName {
        if let stage = StageName(rawValue: word) { return stage }
        let names = StageName.allCases.map(\.rawValue)
        let hint = NearWord.suggestion(for: word, among: names).map { "did you mean \($0)?" }
        throw .usage("\(option): unknown stage \(word.quoted): \(hint ?? names.joined(separator: " "))")
    }

    /// The address behind `--redis`.
    static func redisURL(_ text: String) throws(CommandFailure) -> RedisURL {
        do throws(RedisURLFault) { return try RedisURL(parsing: text) } catch {
            throw .usage("--redis \(RedisURL.masked(text)): \(error)")
        }
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
        _ plan: inout ProbePlan, _ choice: TokenChoice, _ settings: Settings
    ) throws(CommandFailure) {
        guard plan.token == nil, plan.credentials == nil, choice.mayUseSaved else { return }
        let soon = MonotonicClock.now() + Self.refreshing
        let session = try APISession(
            settings: settings, demo: nil, identity: command.identity.userAgent, network: command.network,
            until: plan.deadline.map { min($0, soon) } ?? soon, environment: environment)
        plan.token = try SavedToken.fresh(
            for: session, username: settings[.username]?.value, environment: environment)
    }

    /// For the refresh of a saved login: the probe itself has yet to begin.
    private static let refreshing = Duration.seconds(5)

    private func settings() throws(CommandFailure) -> Settings {
        try Settings.resolve(
            command.target,
            flags: [
                .origin: command.identity.origin, .username: command.login.username, .ca: command.network.ca,
                .redis: command.redis, .authMode: command.token.authMode, .authScheme: command.token.authScheme,
            ], environment)
    }
}
