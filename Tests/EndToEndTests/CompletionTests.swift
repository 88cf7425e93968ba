import RelayTestSupport
import Testing

/// `completions/`: what the program itself generates.
@Suite struct CompletionTests {
    @Test(
        "the scripts are those of this build: 'make completions' renews them",
        arguments: [("bash", "relayctl.bash"), ("zsh", "_relayctl"), ("fish", "relayctl.fish")])
    func scripts(shell: String, file: String) throws {
        let generated = try RelayctlProgram().run(["--generate-completion-script", shell])
        #expect(generated.status == 0)
        let kept = SourceTree.text(of: "\(SourceTree.root() ?? ".")/completions/\(file)") ?? ""
        let pairs = zip(generated.output.split(separator: "\n"), kept.split(separator: "\n"))
        let firstDifference = pairs.first { $0 != $1 }.map { "\($0) | \($1)" }
        #expect(firstDifference == nil)
        #expect(generated.output.utf8.count == kept.utf8.count)
    }

    @Test func bashReadsItsScript() throws {
        let outcome = try RelayctlProgram().shell("bash -n '\(SourceTree.root() ?? ".")/completions/relayctl.bash'")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }
}
