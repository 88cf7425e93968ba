import ArgumentParser
import RelayBytes
import RelayHost

/// How the connection is made: addresses, proxies, TLS and deadlines.
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

    // Words for the default: ArgumentParser looks for three conformances to print a number.
    @Option(help: ArgumentHelp("Redirects to follow at most (default: 5).", valueName: "n"))
    var maxRedirects: Int?

    @Option(
        name: [.customLong("ca"), .customLong("cacert")],
        help: ArgumentHelp("CA certificates to trust (PEM).", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("The client's certificate with its chain (PEM).", valueName: "file"))
    var cert: String?

    @Option(help: ArgumentHelp("The key of --cert, where it is not in the same file (PEM).", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("File with the passphrase of the key.", valueName: "file"))
    var passphraseFile: String?

    @Flag(
        name: [.customShort("n"), .customShort("k"), .customLong("no-check"), .customLong("insecure")],
        help: "Go on with a certificate that fails; its verdict is still shown.")
    var insecure = false

    @Option(help: ArgumentHelp("Name for SNI and the certificate.", valueName: "name"))
    var servername: String?

    @Option(help: ArgumentHelp("Lowest version: 1.0, 1.1, 1.2 (default) or 1.3.", valueName: "version"))
    var tlsMin: String?

    @Flag(help: "Refuse to send a token to another machine without TLS.")
    var requireTLS = false

    @Option(help: ArgumentHelp("DNS to TLS, for each address (default: 5s).", valueName: "time"))
    var connectTimeout: String?

    @Option(help: ArgumentHelp("From the request to the end of the head (default: 10s).", valueName: "time"))
    var handshakeTimeout: String?

    @Option(help: ArgumentHelp("For the peer's Close (default: 3s).", valueName: "time"))
    var closeTimeout: String?

    @Option(name: [.customShort("m"), .long], help: ArgumentHelp("For the whole run.", valueName: "time"))
    var maxTime: String?

    package init() {}

    /// Refuses times that are none.
    package mutating func validate() throws {
        let words = [
            ("--connect-timeout", connectTimeout), ("--handshake-timeout", handshakeTimeout),
            ("--close-timeout", closeTimeout), ("--max-time", maxTime),
        ]
        for (option, word) in words {
            guard let word, DurationWord(argument: word) == nil else { continue }
            throw ValidationError("\(option) is a time such as 500ms, 15s or 2m, not \(word.quoted)")
        }
    }

    var times: ConnectionTimes {
        ConnectionTimes(
            connect: Self.duration(connectTimeout) ?? .seconds(5),
            handshake: Self.duration(handshakeTimeout) ?? .seconds(10),
            close: Self.duration(closeTimeout) ?? .seconds(3))
    }

    /// When `--max-time` ends a run that begins now.
    var limit: Instant? { Self.duration(maxTime).map { MonotonicClock.now() + $0 } }

    private static func duration(_ word: String?) -> Duration? {
        word.flatMap { DurationWord(argument: $0)?.duration }
    }
}

/// The deadlines of a connection's steps.
struct ConnectionTimes: Equatable {
    let connect: Duration
    let handshake: Duration
    let close: Duration
}

/// A duration of the command line: `15`, `500ms`, `2m`.
struct DurationWord: ExpressibleByArgument, Equatable {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        do throws(DurationText.Fault) { duration = try DurationText.parse(argument) } catch { return nil }
    }

    var defaultValueDescription: String { duration.short }
}
