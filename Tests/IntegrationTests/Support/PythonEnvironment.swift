import Glibc
import RelayBytes
import RelayTestSupport

/// The venv with all that the backend needs, made by `make venv` and named after its requirements.
enum PythonEnvironment {
    /// The folders of the repository.
    static let root = SourceTree.root() ?? "."
    static let example = root + "/examples/relaydesk"
    static let backend = root + "/Tests/IntegrationTests/backend"

    /// The path of a program of the venv.
    static func program(_ name: String) throws -> String {
        let files = [example, backend].map { $0 + "/requirements.txt" }
        let text = files.flatMap { SourceTree.bytes(of: $0) ?? [] }
        let folder = "\(root)/.build/venv-\(Hex.encode(SHA256.digest(text).prefix(6)))"
        guard access(folder + "/complete", R_OK) == 0 else {
            throw SetUpFailure("no Python environment at \(folder): run 'make venv'")
        }
        return "\(folder)/bin/\(name)"
    }

    /// Runs a few lines of Python and gives what they print.
    static func run(_ lines: String, _ arguments: String...) throws -> String {
        let text = try ChildProcess.run([try program("python"), "-W", "ignore", "-c", lines] + arguments)
        return String(text.prefix { $0 != "\n" })
    }
}
