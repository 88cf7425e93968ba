import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token expires`: does the token end soon, for a script that would renew it.
struct ExpiresCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "expires", abstract: "Ask whether a token ends soon; nothing is verified.",
        usage: "relayctl token expires [--within <time>] [<options>] [<token>]",
        discussion: """
            Exit: 0 it ends within that time or has ended, 1 it lasts longer or has no exp, 65 it cannot be read. \
            'relayctl token expires --within 10m @token.txt && relayctl login --print-token > token.txt'
            """)

    @Argument(help: "The token, @FILE, or - for stdin (the default).")
    var token: String?

    @Option(help: ArgumentHelp("How soon (default: 0, has it ended).", valueName: "time"))
    var within = DurationWord(.zero)

    @Option(help: ArgumentHelp("Judge as of this time: seconds since 1970, or RFC 3339.", valueName: "time"))
    var now: String?

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let moment = try now.map(PolicyOptions.moment) ?? JudgementTime.present()
        let secret = try TokenArgument.read(token, environment)
        let expiry = try Self.expiry(of: secret)
        let ends = expiry.map { $0.time <= moment + within.duration } ?? false
        try Answer(options: output, environment: environment).deliver(
            text: { _ in ExpiryText.render(expiry, ends: ends, within: within.duration, now: moment) },
            json: { TokenJSON.expiry(expiry, ends: ends, within: within.duration, now: moment) })
        return ends ? .healthy : .answerIsNo
    }

    /// `exp`; nil for a token without one.
    private static func expiry(of secret: Secret) throws(CommandFailure) -> NumericDate? {
        switch try TokenReading.token(secret).claims.exp {
        case .absent: return nil
        case .value(let date): return date
        case .mistyped: throw CommandFailure(.malformedInput, "exp of the token is not a number")
        }
    }
}
