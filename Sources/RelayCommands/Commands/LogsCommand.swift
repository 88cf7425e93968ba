import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayLogs

/// `relayctl logs-check`: do the server's logs show what they should, and not what they should not.
struct LogsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "logs-check",
        abstract: "Check that the server's logs show what they should, and not what they should not.",
        usage: "relayctl logs-check [<options>] [<file> ...]",
        discussion: """
            Files, '-' for stdin, .gz; journalctl, docker, compose and kubectl output as it is. It should show \
            auth.success, handshake.connecting, handshake.accepted, app.connected; it should not show auth.failed, \
            auth.no-token, handshake.rejected and errors.
            """)

    @Argument(help: "Log to read; '-' is stdin (the default).")
    var files: [String] = []

    @Option(help: ArgumentHelp("Lines from then on: 10m, RFC 3339, or local time.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Lines until then.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("Zone of times that name none (this machine's).", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("Look at this class alone (repeatable).", valueName: "class"))
    var only: [String] = []

    @Option(help: ArgumentHelp("How many texts of errors are shown.", valueName: "n"))
    var top = 10

    @Option(help: ArgumentHelp("Patterns of your own (TOML).", valueName: "file"))
    var rules: String?

    @Option(help: ArgumentHelp("A class that may not show: 'CLASS<=N' (repeatable).", valueName: "limit"))
    var forbid: [String] = []

    @Option(help: ArgumentHelp("A class that must show: 'CLASS>=N' (repeatable).", valueName: "limit"))
    var expect: [String] = []

    @Flag(help: "Only what --expect and --forbid say.")
    var noDefaults = false

    @Flag(name: [.customShort("f"), .long], help: "Read on as the files grow.")
    var follow = false

    @Option(name: [.customShort("m"), .long], help: ArgumentHelp("End after that time.", valueName: "time"))
    var maxTime: String?

    @OptionGroup(title: "Output") var output: AnswerOptions<LogFormat>

    mutating func validate() throws {
        if top < 0 { throw ValidationError("--top is a number from 0") }
    }

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let (plan, rules) = try LogPlanner(command: self, environment: environment).plan()
        var rendering = LogRendering(command: self, environment: environment)
        let talk = LogTalk(rendering, output.chosenFormat)
        let evidence = LogCollector.collect(plan, interrupts: environment.interrupts, talk: talk.say)
        if let failure = talk.failure { throw failure }
        rendering.events = talk.events
        return try LogVerdict(command: self, environment: environment).deliver(evidence, plan, rules, rendering)
    }
}
