import ArgumentParser
import RelayDiagnosis
import RelayReport

/// A command that runs in surroundings handed to it and answers with an exit status.
protocol Command: ParsableCommand {
    /// What the answer looks like; nil for a command without a choice of forms.
    var answerOptions: (any OutputWords)? { get }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus

    /// Delivers what an answer comes to when there is none, and gives the exit status.
    func end(with failure: CommandFailure, in environment: Environment) -> ExitStatus
}

extension Command {
    var answerOptions: (any OutputWords)? { nil }

    /// A failure is an ending too: where JSON was asked for it is a document, but for words that were not understood.
    func end(with failure: CommandFailure, in environment: Environment) -> ExitStatus {
        guard let options = answerOptions, options.chosenFormat == .json, failure.hasDocument else {
            return failure.status
        }
        do throws(CommandFailure) {
            try Answer(options: options, environment: environment).deliver(
                text: { _ in "" }, json: { FailureJSON.value(failure.status, failure.message) })
        } catch {}
        return failure.status
    }
}
