import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayNet

/// The HTTP API of a target, with the options of the command line applied.
struct APISession {
    let settings: Settings
    let api: AuthAPI
    let origin: String
    /// When `--max-time` ends the run.
    let limit: Instant?
    /// The relay that the target `demo` needs.
    let demo: DemoRelay?

    /// No question to the API waits longer unless `--max-time` says so.
    private static let patience = Duration.seconds(15)

    /// When the answer to a question that is asked now is no longer waited for.
    var deadline: Instant { limit ?? MonotonicClock.now() + Self.patience }

    init(
        target: TargetOptions, identity userAgent: String?, flags: [SettingName: String?], network: NetworkOptions,
        until limit: Instant?, environment: Environment
    ) throws(CommandFailure) {
        var flags = flags
        flags[.ca] = network.ca
        let settings = try Settings.resolve(target, flags: flags, environment)
        let demo = try settings.neededTarget().isDemo ? DemoRelay(faults: []) : nil
        try self.init(
            settings: settings, demo: demo, identity: userAgent, network: network, until: limit,
            environment: environment)
        if network.insecure, origin.hasPrefix("https:") {
            environment.console.say("certificates are not enforced (--insecure)")
        }
    }

    /// The name of the target in commands that are suggested.
    var name: String { settings.target?.name ?? origin }

    init(
        settings: Settings, demo: DemoRelay?, identity userAgent: String?, network: NetworkOptions,
        until limit: Instant?, environment: Environment
    ) throws(CommandFailure) {
        var resolved = try settings.neededTarget()
        if let demo { resolved.url = try settings.address(demo.webSocketURL).url }
        self.settings = settings
        self.demo = demo
        origin = resolved.apiOrigin
        guard !(network.v4 && network.v6) else { throw .usage("-4 and -6 exclude each other") }
        var route = HTTPRoute()
        route.family = network.v4 ? .v4 : network.v6 ? .v6 : .any
        route.tls = TLSClientOptions(
            serverName: resolved.url.host.text, verify: !network.insecure, caFile: settings[.ca]?.value)
        route.connectTimeout = network.connectTimeout.duration
        var endpoints = APIEndpoints(origin: origin)
        endpoints.loginPath = settings.text(.loginPath)
        endpoints.refreshPath = settings.text(.refreshPath)
        endpoints.mePath = settings.text(.mePath)
        endpoints.tokenField = settings.text(.tokenField)
        if settings.text(.authMode) == AuthMode.header.rawValue { endpoints.scheme = settings.text(.authScheme) }
        api = AuthAPI(
            client: HTTPClient(route: route, interrupts: environment.interrupts), endpoints: endpoints,
            fields: [HTTPRequestField("User-Agent", userAgent ?? Version.userAgent)])
        self.limit = limit
    }
}
