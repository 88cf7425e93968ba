import ArgumentParser
import RelayDiagnosis

/// A command that runs in surroundings handed to it and answers with an exit status.
protocol Command: ParsableCommand {
    /// What the answer looks like; nil for a command without a choice of forms.
    var answerOptions: (any OutputWords)? { get }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus
}

extension Command {
    var answerOptions: (any OutputWords)? { nil }
}
