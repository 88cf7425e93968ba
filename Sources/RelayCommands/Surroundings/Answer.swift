import RelayBytes
import RelayDiagnosis
import RelayReport

/// An answer in the form that was asked for, on its way out: the one switch over formats.
struct Answer {
    let options: any OutputWords
    let environment: Environment

    /// Delivers the text or the JSON document, to stdout or to `--output`.
    func deliver(text: (TextStyle) -> String, json: () -> JSONValue) throws(CommandFailure) {
        let rendered =
            switch options.chosenFormat {
            case .text: text(options.style(in: environment))
            case .json:
                JSONWriter.write(json(), options.isForPerson(in: environment) ? .indented : .compact) + "\n"
            }
        try options.put(rendered, in: environment)
    }
}
