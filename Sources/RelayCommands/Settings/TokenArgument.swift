import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT

/// The token that a `token` command is about: an argument, a file or stdin.
enum TokenArgument {
    /// Ten megabytes of token are answered, not refused.
    private static let limit = 32 << 20

    /// What was given, undressed: `Bearer x`, a URL, login JSON and quotation marks are taken off.
    static func read(_ word: String?, _ environment: Environment) throws(CommandFailure) -> Secret {
        switch TokenText.read(try bytes(word, environment)) {
        case .token(let token, _, _): return token
        case .literalNull(let text):
            let what = text.isEmpty ? "empty" : "the word \"\(text)\""
            throw CommandFailure(
                .malformedInput, "the token is \(what): the login before it gave none (token.literal-null)")
        case .absent: throw CommandFailure(.malformedInput, "there is no token in that JSON (token.literal-null)")
        }
    }

    private static func bytes(_ word: String?, _ environment: Environment) throws(CommandFailure) -> [UInt8] {
        guard let word, word != "-" else { return try file("-", environment) }
        if word.hasPrefix("@") { return try file(String(word.dropFirst()), environment) }
        environment.console.say("a token in an argument can be read by every user of this machine: use stdin or @FILE")
        return Array(word.utf8)
    }

    private static func file(_ path: String, _ environment: Environment) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            if path == "-" {
                return try readAll(descriptor: 0, limit: Self.limit, path: "stdin", interrupts: environment.interrupts)
            }
            return try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(.unreadableInput, "cannot read the token from \(path.quoted): \(error.text)")
        }
    }
}
