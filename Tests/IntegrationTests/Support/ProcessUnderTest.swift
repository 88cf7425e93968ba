import Glibc
import RelayTestSupport
import Synchronization

/// A server that a test started. A shell stands between: it kills the server when its stdin ends, which happens even
/// when the test run is killed.
final class ProcessUnderTest: Sendable {
    private static let script = """
        log=$1; shift; "$@" </dev/null >"$log" 2>&1 & echo "pid $!."; cat >/dev/null; kill -KILL $!; wait $!
        """

    private let keeper: Mutex<ChildProcess>
    let id: pid_t
    let log: LogFile

    init(_ arguments: [String], environment: [String: String] = [:], log path: String) throws {
        log = LogFile(path: path)
        let shell = try ChildProcess(["sh", "-c", Self.script, "sh", path] + arguments, environment: environment)
        let said = try shell.waitForOutput(containing: ".\n")
        guard let number = said.split(separator: " ").last.flatMap({ pid_t($0.dropLast(2)) }) else {
            throw SetUpFailure("\(arguments[0]) did not start: \(said)")
        }
        id = number
        keeper = Mutex(shell)
    }

    deinit { stop() }

    /// Kills it and waits until it is gone; a second time does nothing.
    func stop() {
        keeper.withLock { shell in
            shell.endInput()
            _ = try? shell.waitForEnd()
        }
    }

    /// It keeps its connections and answers none.
    func freeze() { kill(id, SIGSTOP) }

    /// It goes on where it was frozen.
    func thaw() { kill(id, SIGCONT) }
}
