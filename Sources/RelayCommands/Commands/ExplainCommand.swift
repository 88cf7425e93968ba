import ArgumentParser
import RelayBytes
import RelayDiagnosis
import RelayReport

/// `relayctl explain CODE`: what a code of the contract means.
struct ExplainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain an exit status.",
        usage: "relayctl explain [<options>] <code>",
        discussion: "'relayctl explain exit-status' prints the whole table, 'relayctl explain 21' one line of it.")

    @Argument(help: "'exit-status', or a number of it.")
    var code: String

    @OptionGroup var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        let statuses = try chosen()
        try Answer(options: output, environment: environment).deliver(
            text: { _ in
                statuses.map { status in
                    let number = String(status.rawValue)
                    return String(repeating: " ", count: 3 - number.count) + "\(number)  \(status.meaning)\n"
                }.joined()
            },
            json: {
                [
                    "schema": "relayctl.exit-status/1",
                    "statuses": .array(
                        statuses.map { ["exit": .number(JSONNumber($0.rawValue)), "meaning": .string($0.meaning)] }),
                ]
            })
        return .healthy
    }

    private func chosen() throws(CommandFailure) -> [ExitStatus] {
        if code == "exit-status" { return ExitStatus.allCases }
        if let number = Int32(code) {
            guard let status = ExitStatus(rawValue: number) else {
                throw .usage("no exit status \(number), see 'relayctl explain exit-status'")
            }
            return [status]
        }
        throw .usage("unknown code \(code.quoted), see 'relayctl explain exit-status'")
    }
}
