import ArgumentParser
import RelayDiagnosis

/// A command that runs in surroundings handed to it and answers with an exit status.
protocol Command: ParsableCommand {
    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus
}
