import RelayBytes
import RelayTestSupport
import Synchronization
import Testing

/// The built program, probing in a home of its own.
final class Relayctl: Sendable {
    private let program = RelayctlProgram()
    /// How many bundles were saved.
    private let bundles = Atomic(0)

    /// A file that only this user can read, as a secret is kept.
    func secretFile(_ name: String, _ text: String) -> String { program.write(name, text) }

    /// The path of a file in its working directory.
    func file(_ name: String) -> String { program.file(name) }

    /// Runs it to its end.
    func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(words) }

    func start(_ words: [String]) throws -> RunningProgram { try program.start(words) }

    /// Runs a line of shell, in which `relayctl` is the program.
    func shell(_ line: String) throws -> RelayctlProgram.Outcome { try program.shell(line) }

    /// Runs `probe --json` and keeps the evidence; `diagnose` must say of it what the run said.
    func probe(_ words: [String]) throws -> ProbeRun {
        let bundle = program.file("bundle-\(bundles.add(1, ordering: .relaxed).oldValue).json")
        let online = try run(["probe", "--json", "--save", bundle] + words)
        let offline = try run(["diagnose", "--json", bundle])
        #expect(offline.output == online.output, "\(offline.errors)")
        #expect(offline.status == online.status)
        return try ProbeRun(online)
    }
}
