import RelayBytes
import RelayTestSupport

/// The built program, probing in a home of its own.
final class Relayctl: Sendable {
    private let program = RelayctlProgram()

    /// A file that only this user can read, as a secret is kept.
    func secretFile(_ name: String, _ text: String) -> String { program.write(name, text) }

    /// Runs it to its end.
    func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(words) }

    /// Runs a line of shell, in which `relayctl` is the program.
    func shell(_ line: String) throws -> RelayctlProgram.Outcome { try program.shell(line) }

    /// Runs `probe --json`.
    func probe(_ words: [String]) throws -> ProbeRun { try ProbeRun(run(["probe", "--json"] + words)) }
}
