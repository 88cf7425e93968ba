import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// A report on logs in the forms that were asked for, on its way out: the one switch over formats of this command.
struct LogRendering {
    let command: LogsCommand
    let environment: Environment
    /// How many events have gone out.
    var events = 0

    /// The answer in the form that was asked for, to stdout or `--output`, and the reports beside it.
    func deliver(_ report: LogReport) throws(CommandFailure) {
        for (format, path) in command.output.reports { try write(render(report, format, .plain, seq: 0), to: path) }
        let text = render(report, command.output.chosenFormat, style, seq: events)
        guard let path = command.output.output else {
            try environment.console.answer(text)
            return
        }
        try write(text, to: path)
    }

    /// How text is laid out on stdout.
    var style: TextStyle {
        let isForPerson = command.output.output == nil && environment.console.outputIsTerminal
        let choice = command.output.chosenColor
        return TextStyle(
            isTerminal: isForPerson, hasColor: choice.isOn(isTerminal: isForPerson, variables: environment.variables),
            columns: isForPerson ? environment.console.outputColumns : 80)
    }

    private func render(_ report: LogReport, _ format: LogFormat, _ style: TextStyle, seq: Int) -> String {
        switch format {
        case .text: LogText.render(report, style)
        case .json:
            JSONWriter.write(LogJSON.value(report, version: Version.number), style.isTerminal ? .indented : .compact)
                + "\n"
        case .ndjson:
            LogEvents.ending(report, version: Version.number, now: WallClock.now(), seq: seq).map {
                JSONWriter.write($0) + "\n"
            }.joined()
        case .junit: LogJUnit.render(report)
        case .github: LogAnnotations.render(report)
        }
    }

    private func write(_ text: String, to path: String) throws(CommandFailure) {
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array(text.utf8))
        } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
    }
}
