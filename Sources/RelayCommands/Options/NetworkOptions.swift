import ArgumentParser
import RelayBytes
import RelayHost

/// How the connection is made: addresses, proxies and deadlines.
package struct NetworkOptions: ParsableArguments {
    @Flag(name: .customShort("4"), help: "IPv4 only.")
    var v4 = false

    @Flag(name: .customShort("6"), help: "IPv6 only.")
    var v6 = false

    @Option(help: ArgumentHelp("Address of a host, HOST:PORT:ADDRESS (repeatable).", valueName: "entry"))
    var resolve: [String] = []

    @Option(help: ArgumentHelp("Connect elsewhere, HOST:PORT:HOST:PORT (repeatable).", valueName: "entry"))
    var connectTo: [String] = []

    @Option(help: ArgumentHelp("Socket to dial in place of host and port.", valueName: "path"))
    var unixSocket: String?

    @Option(help: ArgumentHelp("Proxy: http (CONNECT), socks5 or socks5h URL.", valueName: "url"))
    var proxy: String?

    @Option(help: ArgumentHelp("File with the proxy's 'user:password', as @FILE.", valueName: "@file"))
    var proxyAuth: String?

    @Option(help: ArgumentHelp("Hosts to reach without a proxy, with commas; '*' is all.", valueName: "hosts"))
    var noproxy: String?

    @Flag(name: [.customShort("L"), .long], help: "Follow redirects; credentials never go to another origin.")
    var location = false

    @Option(help: ArgumentHelp("Redirects to follow at most.", valueName: "n"))
    var maxRedirects = 5

    @Option(help: ArgumentHelp("DNS to TLS, for each address.", valueName: "time"))
    var connectTimeout = DurationWord(.seconds(5))

    @Option(help: ArgumentHelp("From the request to the end of the head.", valueName: "time"))
    var handshakeTimeout = DurationWord(.seconds(10))

    @Option(help: ArgumentHelp("For the peer's Close.", valueName: "time"))
    var closeTimeout = DurationWord(.seconds(3))

    @Option(name: [.customShort("m"), .long], help: ArgumentHelp("For the whole run.", valueName: "time"))
    var maxTime: DurationWord?

    package init() {}

    /// When `--max-time` ends a run that begins now.
    var limit: Instant? { maxTime.map { MonotonicClock.now() + $0.duration } }
}

/// A duration of the command line: `15`, `500ms`, `2m`.
struct DurationWord: ExpressibleByArgument, Hashable {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        do throws(DurationText.Fault) { duration = try DurationText.parse(argument) } catch { return nil }
    }

    var defaultValueDescription: String { duration.short }
}
