import ArgumentParser
import RelayDiagnosis
import RelayReport

/// `relayctl explain CODE`: what a code of the contract means.
struct ExplainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a finding, an exit status or a close code.",
        usage: "relayctl explain [<options>] [<code>]",
        discussion: """
            A finding such as upgrade.token-expired, of a probe or of logs-check; an exit status (below 1000) or \
            'exit-status', the whole table; a close code (1000 to 4999).
            """)

    @Argument(help: "A code; 'exit-status' is the table of exit statuses.")
    var code: String?

    @Flag(help: "List the codes of findings.")
    var list = false

    @OptionGroup var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let answer = Answer(options: output, environment: environment)
        guard let code else {
            guard list else { throw .usage("<code> is missing, see 'relayctl explain --list'") }
            try answer.deliver(
                text: { ExplanationText.list(Catalogue.findings, $0) },
                json: { ExplanationJSON.value(Catalogue.findings) })
            return .healthy
        }
        guard !list else { throw .usage("--list takes no code") }
        if let statuses = try statuses(code) {
            try answer.deliver(
                text: { _ in ExplanationText.statuses(statuses) }, json: { ExplanationJSON.value(statuses) })
        } else {
            let entry = try entry(code)
            try answer.deliver(text: { ExplanationText.render(entry, $0) }, json: { ExplanationJSON.value([entry]) })
        }
        return .healthy
    }

    /// Exit statuses are the numbers below 1000; nil for any other code.
    private func statuses(_ code: String) throws(CommandFailure) -> [ExitStatus]? {
        if code == "exit-status" { return ExitStatus.allCases }
        guard let number = Int32(code), number < 1000 else { return nil }
        guard let status = ExitStatus(rawValue: number) else {
            throw .usage("no exit status \(number), see 'relayctl explain exit-status'")
        }
        return [status]
    }

    private func entry(_ code: String) throws(CommandFailure) -> Catalogue.Entry {
        if let entry = Catalogue.entry(code) { return entry }
        if let number = Int32(code) { throw .usage("no Close frame carries \(number): close codes are 1000 to 4999") }
        let near = Catalogue.suggestion(for: code.lowercased()) { NearWord.suggestion(for: $0, among: $1) }
        throw .usage(
            "unknown code \(code.quoted), " + (near.map { "did you mean \($0)?" } ?? "see 'relayctl explain --list'"))
    }
}
