import ArgumentParser
import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token mint`: sign a token, for a test or to prove that a SECRET_KEY is the server's.
struct MintCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "mint", abstract: "Sign a token as simplejwt would.",
        discussion: """
            A server that answers user_not_found to a token of user 0 has this SECRET_KEY; one with another key answers \
            token_not_valid.
            """)

    @OptionGroup(title: "Secret") var secret: SecretOptions

    @Option(help: ArgumentHelp("Private key: PEM, DER or JWK.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("File with the passphrase of the private key.", valueName: "file"))
    var passphraseFile: String?

    @OptionGroup(title: "Token") var content: MintOptions

    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let choice = SigningKeyChoice(
            secret: SecretChoice(options: secret, environment: environment), keyFile: key,
            passphraseFile: passphraseFile, environment: environment)
        try choice.check()
        let now = try content.moment()
        let claims = try content.claims(now: now, environment)
        let key = try choice.key()
        let algorithm = try content.algorithm(for: key.facts)
        if let weakness = key.facts.weakness(for: algorithm) { environment.console.say(weakness.description) }
        let header = JOSEHeader(algorithm, typ: content.headerType, kid: content.kid ?? key.facts.kid)
        let token: String
        do throws(SigningFault) {
            token = try OpenSSLSigner.sign(header: header, claims: claims, key: key)
        } catch {
            throw CommandFailure(.unreadableInput, "nothing was signed: \(error.description)")
        }
        try Answer(options: output, environment: environment).deliver(
            text: { _ in token + "\n" },
            json: { TokenJSON.minted(token, header: header, claims: claims, key: key.facts) })
        return .healthy
    }
}
