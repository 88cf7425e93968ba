import ArgumentParser
import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token verify`: is it valid, for whom, for how long, and what will the server say.
struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify a token with a secret or a public key.",
        discussion: "Exit: 0 valid, 40 invalid, 41 expired, 42 not yet valid, 43 weak key, 65 malformed, 66 no key.")

    @Argument(help: "The token, @FILE, or - for stdin (the default).")
    var token: String?

    @Option(help: ArgumentHelp("File with the HMAC secret.", valueName: "file"))
    var secretFile: String?

    @Option(help: ArgumentHelp("Variable that holds the secret.", valueName: "name"))
    var secretEnv: String?

    @Option(help: ArgumentHelp("raw, text, base64, base64url or hex.", valueName: "encoding"))
    var secretEncoding: SecretEncoding = .raw

    @Option(help: ArgumentHelp("Public key, certificate, JWK or JWK set.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Algorithms to accept, with commas (default: those of the key).", valueName: "list"))
    var alg: String?

    @Option(help: ArgumentHelp("Judge as of this time, seconds since 1970.", valueName: "seconds"))
    var now: Int64?

    @Option(help: ArgumentHelp("Clock skew granted to exp, nbf and iat.", valueName: "time"))
    var leeway = DurationWord(.zero)

    @Option(help: ArgumentHelp("Issuer that is expected.", valueName: "text"))
    var iss: String?

    @Option(help: ArgumentHelp("Audience that is expected (repeatable: any of them).", valueName: "text"))
    var aud: [String] = []

    @Option(help: ArgumentHelp("simplejwt: also check what simplejwt checks.", valueName: "name"))
    var dialect: DialectWord?

    @Option(help: ArgumentHelp("access, refresh, sliding or any.", valueName: "type"))
    var tokenType: SimpleJWTDialect.TokenType = .access

    @Option(help: ArgumentHelp("Exit 1 when less time is left.", valueName: "time"))
    var minRemaining: DurationWord?

    @Flag(help: "Take a key that is too weak, with a warning.")
    var allowWeakKey = false

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let choice = KeyChoice(
            secretFile: secretFile, secretEnv: secretEnv, secretEncoding: secretEncoding, keyFile: key)
        let verifier = try choice.verifier(environment)
        let secret = try TokenArgument.read(token, environment)
        let moment = now.map { UnixTime(seconds: $0) } ?? WallClock.now()
        let verdict = TokenVerification.judge(token: secret, verifier: verifier, policy: try policy(), now: moment)
        try Answer(options: output, environment: environment).deliver(
            text: { VerdictText.render(verdict, $0) }, json: { TokenJSON.verdict(verdict) })
        return Self.exit(verdict)
    }

    /// The class of a verdict (PRODUCT: exit status).
    static func exit(_ verdict: TokenVerdict) -> ExitStatus {
        switch verdict.kind {
        case .valid: verdict.isShortOfTime ? .answerIsNo : .healthy
        case .expired: .tokenExpired
        case .notyet: .tokenNotYetValid
        case .invalid: .tokenInvalid
        case .weak: .keyTooWeak
        case .malformed: .malformedInput
        case .keyerror: .unreadableInput
        case .unsupported: .unsupported
        }
    }

    private func policy() throws(CommandFailure) -> VerificationPolicy {
        var policy = VerificationPolicy()
        policy.leeway = leeway.duration
        policy.issuer = iss
        policy.audiences = aud
        policy.minimumRemaining = minRemaining?.duration
        policy.allowsWeakKeys = allowWeakKey
        policy.dialect = dialect.map { _ in SimpleJWTDialect(tokenType) }
        guard let alg else { return policy }
        var algorithms: [Algorithm] = []
        for name in alg.split(separator: ",") {
            guard let algorithm = Algorithm(name: String(name)) else {
                throw .usage("--alg \(name.quoted) is no algorithm that is verified here")
            }
            algorithms.append(algorithm)
        }
        policy.algorithms = algorithms
        return policy
    }
}

/// The words of `--dialect`.
enum DialectWord: String, CaseIterable, ExpressibleByArgument {
    case simplejwt
}

extension SecretEncoding: ExpressibleByArgument {}
extension SimpleJWTDialect.TokenType: ExpressibleByArgument {}
