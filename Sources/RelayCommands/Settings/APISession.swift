import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayNet

/// The HTTP API of a target, with the options of the command line applied.
struct APISession {
    let settings: Settings
    private(set) var api: AuthAPI
    let origin: String
    /// What its requests go through.
    let proxy: ProxyFacts?
    /// When `--max-time` ends the run.
    let limit: Instant?
    /// The relay that the target `demo` needs.
    let demo: DemoRelay?
    /// What the command line says of the sender; nil where the API is only asked in passing.
    private(set) var sender: APISender?

    /// No question to the API waits longer unless `--max-time` says so.
    private static let patience = Duration.seconds(15)

    /// When the answer to a question that is asked now is no longer waited for.
    var deadline: Instant { limit ?? MonotonicClock.now() + Self.patience }

    /// `token` is nil where no token is asked about.
    init(
        target: TargetOptions, flags: [SettingName: String?], sender options: any SenderWords,
        token: TokenOptions? = nil, network: NetworkOptions, until limit: Instant?, environment: Environment
    ) throws(CommandFailure) {
        var flags = flags
        flags[.ca] = network.ca
        flags[.origin] = options.origin
        let settings = try Settings.resolve(target, flags: flags, environment)
        var resolved = try settings.neededTarget()
        let sender = try APISender(
            options, token: token, target: resolved, settings: settings, environment: environment, deadline: limit)
        let ways = ConnectionPlanner(network: network, settings: settings, environment: environment)
        let demo = resolved.isDemo ? try DemoRelay(faults: []) : nil
        if let demo { resolved.url = try settings.address(demo.webSocketURL).url }
        let way = try ways.plan(resolved)
        try ways.warn(resolved, carriesCredentials: true)
        self.init(
            settings: settings, demo: demo, way: way, userAgent: sender.plan.userAgent, until: limit,
            environment: environment)
        self.sender = sender
        api.fields = sender.plan.requestFields
        let isChosen = token.map { TokenChoice(options: $0, environment: environment).isExplicit } ?? false
        if !isChosen, case .header(let scheme)? = sender.carried?.delivery { api.endpoints.scheme = scheme }
    }

    /// What a question is that `--max-time` left without an answer; nil where another limit did.
    func outOfTime(_ place: String) -> CommandFailure? {
        guard let limit, limit <= MonotonicClock.now() else { return nil }
        return CommandFailure(.outOfTime, "--max-time was reached at \(place)")
    }

    /// The target in commands that are suggested, as a shell reads it.
    var name: String { ShellWord.quoteEach(settings.target?.name ?? origin) }

    /// Masks what the requests say beside the token and the password.
    var redaction: Redaction {
        var redaction = Redaction(now: WallClock.now())
        for secret in sender?.plan.secrets ?? [] { redaction.add(secret, mask: "<secret>") }
        return redaction
    }

    /// What text says of the proxy; empty without one.
    var proxyLine: String { proxy.map { "via proxy \($0.url) (\($0.source))\n" } ?? "" }

    init(
        settings: Settings, demo: DemoRelay?, way: ConnectionPlan, userAgent: String, until limit: Instant?,
        environment: Environment
    ) {
        self.settings = settings
        self.demo = demo
        origin = way.address.apiOrigin
        var endpoints = APIEndpoints(origin: origin)
        endpoints.loginPath = settings.text(.loginPath)
        endpoints.refreshPath = settings.text(.refreshPath)
        endpoints.mePath = settings.text(.mePath)
        endpoints.tokenField = settings.text(.tokenField)
        if settings.text(.authMode) == AuthMode.header.rawValue { endpoints.scheme = settings.text(.authScheme) }
        api = AuthAPI(
            client: HTTPClient(route: way.httpRoute(), interrupts: environment.interrupts), endpoints: endpoints,
            fields: [HTTPRequestField("User-Agent", userAgent)], redirects: way.redirectLimit)
        proxy = way.address.separateAPI == nil ? way.proxy?.facts : way.separateAPIProxy?.facts
        self.limit = limit
    }
}
