import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayNet

/// The HTTP API of a target, with the options of the command line applied.
struct APISession {
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
        target: TargetOptions, identity userAgent: String?, network: NetworkOptions, until limit: Instant?,
        environment: Environment
    ) throws(CommandFailure) {
        let resolver = TargetResolver(options: target, environment: environment)
        var resolved = try resolver.resolve()
        demo = resolved.isDemo ? try DemoRelay(faults: []) : nil
        if let demo { resolved.url = try resolver.address(demo.webSocketURL).url }
        origin = resolved.url.with(scheme: resolved.url.scheme.plainHTTP).origin
        guard !(network.v4 && network.v6) else { throw .usage("-4 and -6 exclude each other") }
        var route = HTTPRoute()
        route.family = network.v4 ? .v4 : network.v6 ? .v6 : .any
        route.tls = TLSClientOptions(
            serverName: resolved.url.host.text, verify: !network.insecure, caFile: network.ca)
        route.connectTimeout = network.connectTimeout.duration
        var endpoints = APIEndpoints(origin: origin)
        endpoints.refreshPath = "/api/auth/token/refresh/"
        api = AuthAPI(
            client: HTTPClient(route: route, interrupts: environment.interrupts), endpoints: endpoints,
            fields: [HTTPRequestField("User-Agent", userAgent ?? Version.userAgent)])
        self.limit = limit
        if network.insecure, resolved.url.scheme.isSecure {
            environment.console.say("certificates are not enforced (--insecure)")
        }
    }
}
