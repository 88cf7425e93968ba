import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT

/// The token that a `token` command is about: an argument, a file or stdin.
enum TokenArgument {
    /// Ten megabytes of token are answered, not refused.
    private static let limit = 32 << 20

    /// What was given, undressed: `Bearer x`, a URL, login JSON and quotation marks are taken off. What a program
    /// writes in place of a token is malformed input (65).
    static func read(_ word: String?, _ environment: Environment) throws(CommandFailure) -> Secret {
        let text = TokenText.read(try bytes(word, environment))
        if case .token(let token, _, _) = text { return token }
        throw CommandFailure(.malformedInput, "the token is \(problem(with: text)) (token.literal-null)")
    }

    /// Why there is no token in the text; empty where there is one.
    static func problem(with text: TokenText) -> String {
        switch text {
        case .token: ""
        case .literalNull(let word):
            "\(word.isEmpty ? "empty" : "the word \"\(Printable.escape(word))\""): the login before it gave none"
        case .absent: "not in that JSON: the login before it gave none"
        }
    }

    /// Whether the word means stdin.
    static func isStdin(_ word: String?) -> Bool { word == nil || word == "-" }

    /// The bytes as they were given.
    static func bytes(_ word: String?, _ environment: Environment) throws(CommandFailure) -> [UInt8] {
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
