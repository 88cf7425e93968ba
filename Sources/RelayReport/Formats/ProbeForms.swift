import RelayBytes
import RelayDiagnosis

/// A probe in each of its forms: the one switch over them.
package enum ProbeForms {
    /// The whole answer, with a newline at its end.
    package static func render(_ survey: Survey, _ format: ProbeFormat, _ style: TextStyle, version: String) -> String {
        switch format {
        case .text: SurveyText.render(survey, style)
        case .json: json(survey, style, version)
        case .ndjson: ProbeLines.render(survey, version: version)
        case .junit: ProbeJUnit.render(survey)
        case .nagios: ProbeNagios.render(survey)
        case .prometheus: ProbeMetrics.prometheus(survey)
        case .github: ProbeAnnotations.render(survey)
        case .tap: ProbeTAP.render(survey)
        case .openmetrics: ProbeMetrics.openMetrics(survey)
        }
    }

    /// A run that ended before it had a report. Text has said it on stderr.
    package static func failure(
        _ status: ExitStatus, _ message: String, _ format: ProbeFormat, _ style: TextStyle, command: String = "probe"
    ) -> String {
        switch format {
        case .text: ""
        case .json, .ndjson:
            JSONWriter.write(
                FailureJSON.value(status, message), format == .json && style.isTerminal ? .indented : .compact) + "\n"
        case .junit:
            JUnit.render([
                JUnit.Suite(
                    "relayctl \(command)",
                    [.init(command, .error(kind: "exit-\(status.rawValue)", message: message, text: ""))])
            ])
        case .nagios: ProbeNagios.failure(message)
        case .prometheus: ProbeMetrics.failure(status)
        case .openmetrics: ProbeMetrics.failure(status) + ProbeMetrics.end
        case .github: GitHubAnnotations.render([.init(.error, title: "relayctl \(command)", message: message)])
        case .tap: "TAP version 13\nBail out! \(message)\n"
        }
    }

    /// One object for one target or for a set; repeated rounds are an object a line.
    private static func json(_ survey: Survey, _ style: TextStyle, _ version: String) -> String {
        if survey.series.contains(where: \.isRepeated) { return ProbeLines.render(survey, version: version) }
        let reports = survey.series.map(\.whole)
        let value =
            if !survey.isSet, let only = reports.first {
                ProbeJSON.value(only, version: version)
            } else {
                ProbeJSON.set(survey, version: version)
            }
        return JSONWriter.write(value, style.isTerminal ? .indented : .compact) + "\n"
    }
}
