import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token verify`: is it valid, for whom, for how long, and what will the server say.
struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify a token with a secret or a public key.",
        usage: "relayctl token verify [<options>] [<token>]",
        discussion: """
            Exit: 0 valid, 40 invalid, 41 expired, 42 not yet valid, 43 weak key, 65 malformed, 66 no usable key, 69 not \
            supported; with --batch the highest of them.
            """)

    @Argument(help: "The token, @FILE, or - for stdin (the default).")
    var token: String?

    @OptionGroup(title: "Secret") var secret: SecretOptions
    @OptionGroup(title: "Key") var keys: KeyOptions
    @OptionGroup(title: "Expectations") var expected: PolicyOptions

    @Flag(help: "The token is a JWS: judge header and signature, whatever the payload is.")
    var jws = false

    @Option(help: ArgumentHelp("Payload of a JWS that has none of its own (implies --jws).", valueName: "file"))
    var payloadFile: String?

    @Option(help: ArgumentHelp("Judge by this server's clock, the Date of its answer.", valueName: "url"))
    var skewFrom: String?

    @Flag(help: "One token a line: a JSON line for each, and one with the counts.")
    var batch = false

    @Flag(help: "Blank out jti, user_id, email and the like, for pasting into a ticket.")
    var redact = false

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let choice = KeyChoice(secret, keys, environment)
        try choice.check(tokenIsStdin: TokenArgument.isStdin(token))
        var policy = try expected.policy()
        // OpenID Connect Core section 3.1.3.7: whose keys they are, that issuer must be named.
        if policy.issuer == nil { policy.issuer = keys.oidc }
        let clock = try JudgementTime(word: try expected.moment(), skewFrom: skewFrom, keys, environment)
        if batch {
            guard !jws, payloadFile == nil, !redact else { throw .usage("--batch is for JWTs, without --redact") }
            var batch = TokenBatch(
                verifier: try choice.verifier(), policy: policy, now: clock.now, command: self, environment)
            return try batch.run()
        }
        let payload = try payloadFile.map { path throws(CommandFailure) in
            try PayloadFile.read(path, environment)
        }
        let bytes = try TokenArgument.bytes(token, environment)
        var (verifier, problem): ((any SignatureVerifier)?, CommandFailure?) = (nil, nil)
        do throws(CommandFailure) { verifier = try choice.verifier() } catch {
            guard error.status == .unreadableInput else { throw error }
            // A key that is not there is a verdict too, behind that on a text that is no token.
            problem = error
            verifier = choice.isGiven ? UnusableKey(detail: error.message) : nil
        }
        let question = TokenQuestion(
            bytes: bytes, payload: payload, isJWS: jws || payload != nil, verifier: verifier, policy: policy,
            now: clock.now)
        guard let verdict = question.answer(interrupts: environment.interrupts) else {
            throw environment.interruption()
        }
        return try deliver(redact ? verdict.redacted : verdict, clock, problem, environment)
    }

    private func deliver(
        _ verdict: TokenVerdict, _ clock: JudgementTime, _ problem: CommandFailure?, _ environment: Environment
    ) throws(CommandFailure) -> ExitStatus {
        let status = ExitStatus(verdict)
        // Without a key or without a token there is nothing to lay out.
        let complaint =
            verdict.kind == .keyerror
            ? problem?.message : verdict.reason == "literal-null" ? verdict.failures.first?.detail : nil
        if let complaint {
            guard output.chosenFormat == .json else { throw CommandFailure(status, complaint) }
            environment.console.complain(complaint)
        }
        try Answer(options: output, environment: environment).deliver(
            text: { VerdictText.render(verdict, $0, skew: clock.skew) },
            json: { TokenJSON.verdict(verdict, skew: clock.skew) })
        return status
    }
}
