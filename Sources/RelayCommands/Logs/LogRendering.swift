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
        for (format, path) in command.output.reports {
            try OutputFile.put(render(report, format, .plain, seq: 0), at: path)
        }
        try command.output.put(render(report, command.output.chosenFormat, style, seq: events), in: environment)
    }

    /// How text is laid out on stdout.
    var style: TextStyle { command.output.style(in: environment) }

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
}
