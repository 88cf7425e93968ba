import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// An answer in the form that was asked for, on its way out: the one switch over formats.
struct Answer {
    let options: any OutputWords
    let environment: Environment

    /// Delivers the text or the JSON document, to stdout or to `--output`.
    func deliver(text: (TextStyle) -> String, json: () -> JSONValue) throws(CommandFailure) {
        let rendered =
            switch options.chosenFormat {
            case .text: text(style)
            case .json: JSONWriter.write(json(), isForPerson ? .indented : .compact) + "\n"
            }
        guard let path = options.output else {
            try environment.console.answer(rendered)
            return
        }
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array(rendered.utf8))
        } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
    }

    private var isForPerson: Bool { options.output == nil && environment.console.outputIsTerminal }

    private var style: TextStyle {
        let color = options.chosenColor.isOn(isTerminal: isForPerson, variables: environment.variables)
        return TextStyle(
            isTerminal: isForPerson, hasColor: color, columns: isForPerson ? environment.console.outputColumns : 80)
    }
}
