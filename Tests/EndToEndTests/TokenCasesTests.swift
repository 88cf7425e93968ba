import RelayTestSupport
import Testing

/// Tokens/token_cases.py: the rows of cases.jsonl and the cases that it makes, each through the program.
@Suite struct TokenCasesTests {
    @Test(.timeLimit(.minutes(10)))
    func everyCase() throws {
        let root = SourceTree.root() ?? "."
        let script = "\(root)/Tests/EndToEndTests/Tokens/token_cases.py"
        let program = RelayctlProgram()
        let line = "python3 '\(script)' '\(RelayctlProgram.path)' '\(root)/Tests/RelayCryptoTests/Cases'"
        let running = try program.startShell(line, seconds: 540)
        let outcome = try running.finish()
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.hasSuffix(" cases, 0 wrong\n"))
        let count = outcome.output.split(separator: "\n").last?.split(separator: " ").first.flatMap { Int($0) }
        #expect((count ?? 0) > 1300)
    }
}
