import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost

/// `relayctl ws send`: send, expect, exit.
struct WsSendCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send messages, expect answers, exit.",
        usage: "relayctl ws send [<options>] <target> [<message> ...]",
        discussion: """
            Without a message each line of stdin is one. Without an expectation it exits 0 when the server has surely \
            read the messages: a Pong came behind them, or its Close.
            """)

    @OptionGroup var target: TargetOptions

    @Argument(help: "Messages to send.")
    var message: [String] = []

    @Option(
        name: [.customShort("x"), .long], help: ArgumentHelp("Message to send (repeatable).", valueName: "message"))
    var execute: [String] = []

    @Option(help: ArgumentHelp("Text of a chat message, wrapped as the profile says (repeatable).", valueName: "text"))
    var chat: [String] = []

    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("File whose bytes are a message (repeatable).", valueName: "file"))
    var file: [String] = []

    @Option(help: ArgumentHelp("Send them so often.", valueName: "n"))
    var `repeat`: String?

    @Flag(help: "Send binary messages.")
    var binary = false

    @Option(help: ArgumentHelp("Text that a message must hold (repeatable).", valueName: "text"))
    var expect: [String] = []

    @Option(help: ArgumentHelp("Pattern that a message must match (repeatable).", valueName: "pattern"))
    var expectRe: [String] = []

    @Option(help: ArgumentHelp("JSON that a message must contain (repeatable).", valueName: "json"))
    var expectJson: [String] = []

    @Option(help: ArgumentHelp("So many messages must come.", valueName: "n"))
    var expectCount: String?

    @Option(help: ArgumentHelp("Text that no message may hold (repeatable).", valueName: "text"))
    var reject: [String] = []

    @Option(help: ArgumentHelp("Status that must answer the upgrade.", valueName: "status"))
    var expectStatus: String?

    @Option(help: ArgumentHelp("Code that the peer's Close must carry.", valueName: "code"))
    var expectClose: String?

    @Option(help: ArgumentHelp("For what is expected, from the last send (default: 5).", valueName: "time"))
    var within: String?

    @Option(
        name: [.customShort("w"), .long],
        help: ArgumentHelp("When all is well, wait so long for trouble.", valueName: "time"))
    var wait: String?

    @Option(help: ArgumentHelp("Code of our Close: 1000 or 3000-4999.", valueName: "code"))
    var closeCode: String?

    @Option(help: ArgumentHelp("Reason of our Close, at most 123 bytes.", valueName: "text"))
    var closeReason: String?

    @OptionGroup(title: "Session") var session: SessionOptions
    @OptionGroup(title: "Token") var token: TokenOptions
    @OptionGroup(title: "Login") var login: LoginOptions
    @OptionGroup(title: "Identity") var identity: IdentityOptions
    @OptionGroup(title: "Network") var network: NetworkOptions

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        var words = try SendWords(self, environment)
        let planner = SessionPlanner(
            target: target, token: token, login: login, identity: identity, network: network,
            options: session, environment: environment)
        let (plan, demo) = try planner.plan()
        defer { demo?.stop() }
        try words.complete(plan)
        let runner = try SessionRunner(session, environment)
        let session = try runner.drive(plan, in: runner.surroundings(plan)) { view in
            SendPart(words.plan, view: view)
        }
        let outcome = session.result?.part.outcome ?? .unsent
        let verdict = SessionVerdict.judge(
            session.bundle, session.outcome, sending: outcome, expectingStatus: words.expectedStatus,
            close: words.plan.closeCode)
        let status = runner.report(session, verdict, adding: words.members(session, outcome))
        words.remark(session, outcome, status)
        return status
    }
}
