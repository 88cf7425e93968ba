import Glibc
import RelayCommands
import RelayDiagnosis
import RelayTestSupport

/// Surroundings of a test: variables of its own, and a console whose streams are pipes.
final class Surroundings: Sendable {
    private let output: (read: Int32, write: Int32)
    private let talk: (read: Int32, write: Int32)
    /// HOME, empty at the start.
    let home = TemporaryDirectory()
    private let variables: [String: String]

    init(_ variables: [String: String] = [:]) {
        output = Self.pipe()
        talk = Self.pipe()
        self.variables = variables.merging(["HOME": home.path]) { given, _ in given }
    }

    deinit { for end in [output.read, output.write, talk.read, talk.write] { close(end) } }

    var environment: Environment {
        Environment(variables: Variables(variables), console: Console(output: output.write, talk: talk.write))
    }

    /// Runs a command line; its exit status, and what it wrote to either stream.
    func run(_ words: String...) -> (status: Int32, answer: String, talk: String) { run(words) }

    func run(_ words: [String]) -> (status: Int32, answer: String, talk: String) {
        let status = Entry.run(words, in: environment)
        return (status.rawValue, Self.drain(output.read), Self.drain(talk.read))
    }

    /// What was said on stderr since the last look.
    func said() -> String { Self.drain(talk.read) }

    private static func pipe() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        precondition(Glibc.pipe(&ends) == 0, "no pipe")
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    private static func drain(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece[..<count]
        }
    }
}

/// The failure of a step, or nil if it succeeds.
func failure<Result>(_ body: () throws(CommandFailure) -> Result) -> CommandFailure? {
    do throws(CommandFailure) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}
