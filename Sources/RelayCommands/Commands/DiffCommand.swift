import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token diff A B`: a working token and a failing one, side by side.
struct DiffCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show in what two tokens differ.",
        discussion: """
            With a key both are verified as well. Exit: 0 they differ in nothing but their own times, jti and signature, \
            1 they differ, 65 one cannot be read.
            """)

    @Argument(help: "A token, @FILE, or - for stdin.")
    var a: String

    @Argument(help: "Another one.")
    var b: String

    @OptionGroup(title: "Secret") var secret: SecretOptions
    @OptionGroup(title: "Key") var keys: KeyOptions
    @OptionGroup(title: "Expectations") var expected: PolicyOptions

    @Flag(help: "Blank out jti, user_id, email and the like, for pasting into a ticket.")
    var redact = false

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        guard a != "-" || b != "-" else { throw .usage("only one of the two tokens can come from stdin") }
        let choice = KeyChoice(secret, keys, environment)
        try choice.check(tokenIsStdin: a == "-" || b == "-")
        var policy = try expected.policy()
        if policy.issuer == nil { policy.issuer = keys.oidc }
        let now = try expected.moment() ?? JudgementTime.present()
        let tokens = (try read(a, "token A", environment), try read(b, "token B", environment))
        let verifier = choice.isGiven ? try choice.verifier() : nil
        let comparison = TokenComparison(
            tokens.0, tokens.1, policy: policy, now: now, verifier: verifier, redacted: redact)
        try Answer(options: output, environment: environment).deliver(
            text: { ComparisonText.render(comparison, $0) }, json: { TokenJSON.comparison(comparison) })
        return comparison.differs ? .answerIsNo : .healthy
    }

    private func read(
        _ word: String, _ name: String, _ environment: Environment
    ) throws(CommandFailure) -> CompactToken {
        let secret: Secret
        do throws(CommandFailure) { secret = try TokenArgument.read(word, environment) } catch {
            throw CommandFailure(error.status, "\(name): \(error.message)")
        }
        return try TokenReading.token(secret, name: name)
    }
}
