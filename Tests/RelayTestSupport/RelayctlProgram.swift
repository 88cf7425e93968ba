import Glibc

/// The built program in clean surroundings of its own: a home and a working directory in a temporary place, no
/// variables of relayctl, no proxy.
package final class RelayctlProgram: Sendable {
    package typealias Outcome = RunningProgram.Outcome

    /// `$RELAYCTL`, or the one that was built beside the tests.
    package static let path: String = {
        if let chosen = getenv("RELAYCTL") { return String(cString: chosen) }
        var name = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &name, name.count - 1)
        let bytes = name.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        let beside = String(decoding: bytes[..<(bytes.lastIndex(of: 0x2f) ?? 0)], as: UTF8.self) + "/relayctl"
        if access(beside, X_OK) == 0 { return beside }
        return (SourceTree.root() ?? ".") + "/.build/debug/relayctl"
    }()

    private let home = TemporaryDirectory()

    package init() {
        mkdir(home.file("bin"), 0o700)
        mkdir(home.file("work"), 0o700)
        symlink(Self.path, home.file("bin/relayctl"))
    }

    /// The working directory.
    package var directory: String { home.file("work") }

    /// The path of a file in the working directory.
    package func file(_ name: String) -> String { home.file("work/\(name)") }

    /// Makes a file in the working directory that only its owner may read, and gives its path.
    @discardableResult
    package func write(_ name: String, _ text: String, mode: mode_t = 0o600) -> String {
        home.write("work/\(name)", text, mode: mode)
    }

    /// Where the logins are saved.
    package var tokenStore: String { home.file("state/relayctl/tokens.json") }

    /// The variables of a run; those given come on top, nil takes one away.
    package func environment(_ changes: [String: String?] = [:]) -> [String: String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        var variables = [
            "PATH": "\(home.file("bin")):\(path)", "HOME": home.path, "XDG_STATE_HOME": home.file("state"),
            "XDG_CONFIG_HOME": home.file("config"), "TERM": "xterm",
        ]
        for (name, value) in changes { variables[name] = value }
        return variables
    }

    package func start(
        _ arguments: [String], _ changes: [String: String?] = [:], input: RunningProgram.Input = .nothing,
        seconds: Int = 40
    ) throws -> RunningProgram {
        try begin([Self.path] + arguments, changes, input, seconds)
    }

    package func run(
        _ arguments: [String], _ changes: [String: String?] = [:], input: RunningProgram.Input = .nothing
    ) throws -> Outcome {
        try start(arguments, changes, input: input).finish()
    }

    /// Starts a line of shell, in which `relayctl` is the program.
    package func startShell(
        _ line: String, _ changes: [String: String?] = [:], input: RunningProgram.Input = .nothing, seconds: Int = 40
    ) throws -> RunningProgram {
        try begin(["bash", "-c", line], changes, input, seconds)
    }

    /// Runs a line of shell, in which `relayctl` is the program.
    package func shell(
        _ line: String, _ changes: [String: String?] = [:], input: RunningProgram.Input = .nothing
    ) throws -> Outcome {
        try startShell(line, changes, input: input).finish()
    }

    /// Starts `relayctl relay` with these further arguments, and gives it with its address once it listens. It ends
    /// with the test at the latest: the shell in front of it waits for the end of its own stdin.
    ///
    /// A log that nobody reads would stop it in the end, so it has one only for a test that waits for its lines.
    package func startRelay(
        _ arguments: [String] = [], hasLog: Bool = false
    ) throws -> (relay: RunningProgram, url: String) {
        let line = "relayctl relay \"$@\" < /dev/null \(hasLog ? "" : "2> /dev/null") & read -r; kill $!; wait"
        let relay = try begin(["bash", "-c", line, "bash"] + arguments, [:], .held, 300)
        let greeting = try relay.waitForOutput(containing: "\n")
        return (relay, String(greeting.prefix { $0 != "\n" }))
    }

    /// Starts a line of shell on a terminal of its own, in which `relayctl` is the program.
    package func startOnTerminal(
        _ line: String, _ changes: [String: String?] = [:], columns: Int = 80
    ) throws -> TerminalProgram {
        let running = try TerminalProgram(
            ["bash", "--norc", "-c", line], environment: environment(changes), directory: directory, columns: columns)
        running.owner = self
        return running
    }

    private func begin(
        _ words: [String], _ changes: [String: String?], _ input: RunningProgram.Input, _ seconds: Int
    ) throws -> RunningProgram {
        let running = try RunningProgram(
            words, environment: environment(changes), directory: directory, input: input, seconds: seconds)
        running.owner = self
        return running
    }
}
