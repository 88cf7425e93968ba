import RelayHost
import RelayReport

extension OutputWords {
    /// Whether a person reads the answer, on stdout.
    func isForPerson(in environment: Environment) -> Bool { output == nil && environment.console.outputIsTerminal }

    /// How the text of the answer is laid out.
    func style(in environment: Environment) -> TextStyle {
        let isForPerson = isForPerson(in: environment)
        return TextStyle(
            isTerminal: isForPerson,
            hasColor: chosenColor.isOn(isTerminal: isForPerson, variables: environment.variables),
            columns: isForPerson ? environment.console.outputColumns : 80)
    }

    /// Puts the answer on stdout, or in the file of `--output`.
    func put(_ answer: String, in environment: Environment) throws(CommandFailure) {
        if let output { return try OutputFile.put(answer, at: output) }
        try environment.console.answer(answer)
    }
}

extension OutputFile {
    /// Puts the text at the path, whole or not at all; 73 or 74 where that cannot be.
    static func put(_ text: String, at path: String) throws(CommandFailure) {
        do throws(FileFailure) { try replace(path, with: Array(text.utf8)) } catch { throw .cannotWrite(path, error) }
    }
}
