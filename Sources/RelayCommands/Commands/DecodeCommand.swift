import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token decode`: what is in a token. Without a key nothing is verified, and it says so.
struct DecodeCommand: Command, OutputWords {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Show what is in a token; nothing is verified.",
        usage: "relayctl token decode [<options>] [<token>]",
        discussion: "With --redact jti, user_id, email and the like are blanked out, for pasting into a ticket.")

    @Argument(help: "The token, @FILE, or - for stdin (the default).")
    var token: String?

    // Not as a group: that would cost another million instructions at the start of the smallest command.
    @Option(
        help: ArgumentHelp("text or json.", valueName: "format"),
        completion: .list(OutputFormat.allCases.map(\.rawValue)))
    var format: String?

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("Write the answer to a file, whole or not at all.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("auto, always or never.", valueName: "when"),
        completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: String?

    mutating func validate() throws { try checkWords() }

    var answerOptions: (any OutputWords)? { self }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let secret = try TokenArgument.read(token, environment)
        let token = try TokenReading.token(secret)
        let (now, warnings) = (JudgementTime.present(), TokenLint.warnings(for: token))
        let decoded = environment.redacts ? token.redacted : token
        try Answer(options: self, environment: environment).deliver(
            text: { _ in DecodeText.render(decoded, warnings: warnings, now: now) },
            json: { TokenJSON.decoded(decoded, warnings: warnings, now: now) })
        return .healthy
    }
}
