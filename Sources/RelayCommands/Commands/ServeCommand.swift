import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayServer

/// `relayctl relay`: the reference relay, until a signal ends it.
struct ServeCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "relay", abstract: "Run the reference relay: login, me, refresh and chat sockets.",
        usage: "relayctl relay [<options>]",
        discussion: """
            Its URL is the first line on stdout, its log goes to stderr. Without --user it makes up 'testuser' and \
            prints the password. With -v it shows what each handshake sent, and the verdict.
            """)

    @Option(help: ArgumentHelp("Address and port to listen on.", valueName: "addr:port"))
    var listen = "127.0.0.1:0"

    @Flag(help: "Every path echoes every message; no token.")
    var echo = false

    @Option(
        help: ArgumentHelp("Largest message taken: 1 MiB in rooms, 64 MiB with --echo.", valueName: "size"))
    var maxMessageSize: String?

    @Option(help: ArgumentHelp("File with the key that signs the tokens.", valueName: "file"))
    var secretFile: String?

    @Option(help: ArgumentHelp("User who may log in (repeatable, with --password-file).", valueName: "name"))
    var user: [String] = []

    @Option(help: ArgumentHelp("File with the password of the user of the same place.", valueName: "file"))
    var passwordFile: [String] = []

    @Option(help: ArgumentHelp("Host or origin that is allowed (repeatable).", valueName: "origin"))
    var allowedOrigin: [String] = []

    @Option(help: ArgumentHelp("A real Redis instead of the stand-in.", valueName: "url"))
    var redis: String?

    @Option(help: ArgumentHelp("Certificate chain (PEM).", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("Key of the certificate (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("Fault to show (repeatable).", valueName: "name"))
    var fault: [String] = []

    @Flag(help: "List the faults.")
    var listFaults = false

    @Option(help: ArgumentHelp("daphne or runserver.", valueName: "format"))
    var logFormat: RelayLogFormat = .daphne

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        if listFaults {
            let lines = Fault.allCases.map { fault in
                fault.name + String(repeating: " ", count: max(1, 21 - fault.name.count)) + fault.summary + "\n"
            }
            try environment.console.answer(lines.joined())
            return .healthy
        }
        ProcessHardening.disableCoreDumps()
        var random = RandomPool()
        let demo = DemoCredentials(using: &random)
        let configuration = try configuration(demo, environment)
        let relay: RelayHandle
        do throws(RelayStartFailure) {
            relay = try Relay.start(configuration)
        } catch {
            let isFile = error.what == tlsCert || error.what == tlsKey
            throw CommandFailure(isFile ? .unreadableInput : .cannotCreate, "the relay does not start: \(error)")
        }
        defer { relay.stop() }
        try environment.console.answer(greeting(relay, demo))
        return waitForSignal(environment)
    }

    private func configuration(
        _ demo: DemoCredentials, _ environment: Environment
    ) throws(CommandFailure) -> RelayConfiguration {
        var configuration = demo.configuration
        let place = try ListenAddress(listen)
        (configuration.address, configuration.port) = (place.address, place.port)
        let sources = SecretSources(environment: environment)
        if let secretFile { configuration.secret = try sources.file(secretFile, option: "--secret-file") }
        guard user.count == passwordFile.count else {
            throw .usage("--user and --password-file come in pairs: \(user.count) users, \(passwordFile.count) files")
        }
        if !user.isEmpty {
            configuration.users = []
            for (index, name) in user.enumerated() {
                try CredentialsChoice.check(username: name, option: "--user")
                let password = try sources.file(passwordFile[index], option: "--password-file")
                configuration.users.append(RelayUser(id: index + 1, name: name, password: password))
            }
        }
        for origin in allowedOrigin where origin.isEmpty || origin.utf8.contains(where: ASCII.isControl) {
            throw .usage("--allowed-origin \(origin.quoted) is no host and no origin")
        }
        configuration.allowedHosts += allowedOrigin
        if let redis {
            _ = try ProbePlanner.redisURL(redis)
            configuration.redis = .url(redis)
        }
        guard (tlsCert == nil) == (tlsKey == nil) else { throw .usage("--tls-cert and --tls-key come together") }
        if let tlsCert, let tlsKey { configuration.tls = RelayTLS(certificateFile: tlsCert, keyFile: tlsKey) }
        configuration.faults = Set(try fault.map(DemoRelay.fault))
        configuration.echo = echo
        configuration.maximumMessage = try MessageSize.parse(maxMessageSize)
        configuration.logFormat = logFormat
        configuration.verbose = environment.verbosity > 0
        let console = environment.console
        configuration.log = { line in console.write(line + "\n") }
        return configuration
    }

    private func greeting(_ relay: RelayHandle, _ demo: DemoCredentials) -> String {
        var lines = [relay.url]
        if !echo, user.isEmpty { lines.append("user \(demo.user.name) password \(demo.user.password.revealText())") }
        if let url = relay.redisURL { lines.append("redis \(url)\(redis == nil ? " (a stand-in)" : "")") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func waitForSignal(_ environment: Environment) -> ExitStatus {
        while true {
            _ = wait(for: -1, [], until: nil, interrupts: environment.interrupts)
            if let signal = environment.takeSignal() { return ExitStatus(signal: signal) ?? .interrupted }
        }
    }
}

extension RelayLogFormat: ExpressibleByArgument {}
