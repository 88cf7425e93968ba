import ArgumentParser
import RelayBytes
import RelayHost

/// How the connection is made: addresses, TLS and deadlines.
struct NetworkOptions: ParsableArguments {
    @Flag(name: .customShort("4"), help: "IPv4 only.")
    var v4 = false

    @Flag(name: .customShort("6"), help: "IPv6 only.")
    var v6 = false

    @Option(
        name: [.customLong("ca"), .customLong("cacert")],
        help: ArgumentHelp("CA certificates to trust (PEM).", valueName: "file"))
    var ca: String?

    @Flag(
        name: [.customShort("n"), .customShort("k"), .customLong("no-check"), .customLong("insecure")],
        help: "Go on with a certificate that fails; its verdict is still shown.")
    var insecure = false

    @Option(help: ArgumentHelp("Name for SNI and the certificate.", valueName: "name"))
    var servername: String?

    @Option(help: ArgumentHelp("DNS to TLS, for each address.", valueName: "time"))
    var connectTimeout = DurationWord(.seconds(5))

    @Option(help: ArgumentHelp("From the request to the end of the head.", valueName: "time"))
    var handshakeTimeout = DurationWord(.seconds(10))

    @Option(help: ArgumentHelp("For the peer's Close.", valueName: "time"))
    var closeTimeout = DurationWord(.seconds(3))

    @Option(name: [.customShort("m"), .long], help: ArgumentHelp("For the whole run.", valueName: "time"))
    var maxTime: DurationWord?

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
