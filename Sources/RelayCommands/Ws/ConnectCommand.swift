import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost

/// `relayctl ws connect`: a session from stdin to stdout.
struct ConnectCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Open a session: stdin is sent, what comes is printed.",
        usage: "relayctl ws connect [<options>] [<target>]",
        discussion: """
            A line of stdin is a message. Off a terminal stdout holds the messages and nothing else.
            With -x on a terminal, and with -w, it ends by itself.
            """)

    @OptionGroup var target: TargetOptions

    @Option(
        name: [.customShort("x"), .long],
        help: ArgumentHelp("Message to send first (repeatable).", valueName: "message"))
    var execute: [String] = []

    @Option(
        name: [.customShort("w"), .long],
        help: ArgumentHelp("Close so long after the last message of -x, or the end of stdin.", valueName: "time"))
    var wait: String?

    @Option(
        help: ArgumentHelp("drain[:time], close, hold or wait:time (default: drain:0.5).", valueName: "way"))
    var onEof: String?

    @Option(
        help: ArgumentHelp("How stdin is cut: lines (default), nul, json or binary.", valueName: "form"),
        completion: .list(["lines", "nul", "json", "binary"]))
    var input: String?

    @Option(help: ArgumentHelp("Bytes of a message with --input binary (default: 64KiB).", valueName: "size"))
    var chunk: String?

    @Flag(help: "Send every message back as it came, until the session is closed.")
    var echo = false

    @Option(help: ArgumentHelp("Close after so many messages were printed.", valueName: "n"))
    var maxMessages: String?

    @Flag(help: "Lay JSON messages out over several lines.")
    var pretty = false

    @Flag(help: "Put the time before each message.")
    var timestamps = false

    @Option(help: ArgumentHelp("Print the messages that match alone (Perl syntax).", valueName: "pattern"))
    var grep: String?

    @Flag(name: [.customShort("P"), .long], help: "Say when a Ping or Pong comes.")
    var showPingPong = false

    @Option(help: ArgumentHelp("Between our Pings; 0 sends none (default: 20).", valueName: "time"))
    var pingInterval: String?

    @Option(help: ArgumentHelp("For a Pong; 0 waits for ever (default: 20).", valueName: "time"))
    var pingTimeout: String?

    @Flag(help: "Connect again when the session is lost.")
    var reconnect = false

    @Option(help: ArgumentHelp("How often in a row (default: no limit).", valueName: "n"))
    var maxReconnects: String?

    @OptionGroup(title: "Session") var session: SessionOptions
    @OptionGroup(title: "Token") var token: TokenOptions
    @OptionGroup(title: "Login") var login: LoginOptions
    @OptionGroup(title: "Identity") var identity: IdentityOptions
    @OptionGroup(title: "Network") var network: NetworkOptions

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let words = try ConnectWords(self)
        let repl = isForPerson ? ReplSession(environment) : nil
        let planner = SessionPlanner(
            target: target, token: token, login: login, identity: identity, network: network,
            options: session, environment: environment)
        var (plan, demo) = try planner.plan()
        defer { demo?.stop() }
        let runner = try SessionRunner(session, environment)
        var surroundings = runner.surroundings(plan)
        surroundings.pingInterval = words.pingInterval
        surroundings.pingTimeout = words.pingTimeout
        if let repl {
            return try repl.talk(self, words, planner, plan, demo, runner, surroundings)
        }
        var stream = words.stream(plan, stdinIsTerminal: StandardStreams.isTerminal(surroundings.input))
        var earlier = EarlierSession()
        var backoff = Backoff(most: words.maxReconnects)
        var random = RandomPool()
        while true {
            let session = try runner.drive(plan, in: surroundings, after: earlier) { view in
                StreamPart(stream, view: words.dressed(view))
            }
            let verdict = SessionVerdict.judge(session.bundle, session.outcome)
            if session.result?.handshake.isOpen == true { backoff.succeeded() }
            guard reconnect, verdict.mayRetry(session.outcome), let delay = backoff.next(using: &random),
                try runner.pause(session, verdict, delay, &earlier, until: surroundings.deadline)
            else { return runner.report(session, verdict, after: earlier) }
            if let part = session.result?.part { stream.first = part.unsent }
            // The token is read anew: the old one may be what ended the session.
            plan = try planner.plan(running: demo).0
        }
    }

    /// Whether nothing in the words is for a script: then a terminal gets the line editor.
    private var isForPerson: Bool {
        !echo && execute.isEmpty && input == nil && onEof == nil && wait == nil && maxMessages == nil
            && session.output == nil && session.sessionFormat == .text
    }
}
