import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `relayctl token decode`: what is in a token. Without a key nothing is verified, and it says so.
struct DecodeCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Show what is in a token; nothing is verified.")

    @OptionGroup var given: GivenTokenOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let secret = try given.read(environment)
        let token: CompactToken
        do throws(TokenFault) { token = try CompactToken(secret.reveal()) } catch {
            throw CommandFailure(
                error.isUnsupported ? .unsupported : .malformedInput, "no JWT can be read: \(error.description)")
        }
        let (now, warnings) = (WallClock.now(), TokenLint.warnings(for: token))
        try Answer(options: output, environment: environment).deliver(
            text: { _ in DecodeText.render(token, warnings: warnings, now: now) },
            json: { TokenJSON.decoded(token, warnings: warnings, now: now) })
        return .healthy
    }
}
