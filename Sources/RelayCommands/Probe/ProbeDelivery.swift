import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// A probe's answer on its way out: rounds as they end, the whole, and the reports beside it.
struct ProbeDelivery {
    let options: AnswerOptions<ProbeFormat>
    let environment: Environment
    /// Several rounds of one target are told as they end, where the form has lines.
    let isTelling: Bool

    init(options: AnswerOptions<ProbeFormat>, environment: Environment, rounds: Int, isSet: Bool) {
        self.options = options
        self.environment = environment
        let hasLines: Set<ProbeFormat> = [.text, .json, .ndjson]
        isTelling = rounds > 1 && !isSet && options.output == nil && hasLines.contains(options.chosenFormat)
    }

    /// Tells of the rounds so far, of which the last has just ended.
    func tell(_ reports: [Report], isLast: Bool) throws(CommandFailure) -> Console.Delivery {
        guard isTelling, let report = reports.last else { return .written }
        // A single round is a report like any other.
        if isLast, reports.count == 1 { return try environment.console.answer(render(reports)) }
        var text = ""
        if options.chosenFormat == .text {
            if reports.count == 1 { text += SeriesText.header(report, style) }
            text += SeriesText.round(report, reports.count, style)
            if isLast, let series = Series(reports) { text += SeriesText.closing(series, style) }
        } else if !isLast {
            text = ProbeLines.round(report, reports.count, version: Version.number)
        } else if let series = Series(reports) {
            text = ProbeLines.closing(series, version: Version.number)
        }
        return try environment.console.answer(text)
    }

    /// Delivers, and gives the exit status: a plugin of a monitoring system has statuses of its own.
    func end(_ survey: Survey) -> ExitStatus {
        if let failure = deliver(survey) {
            environment.console.complain(failure.message)
            return failure.status
        }
        return options.chosenFormat == .nagios ? ProbeNagios.state(survey).exit : survey.exit
    }

    /// The same for a run that came to no report.
    func end(_ failure: CommandFailure) -> ExitStatus {
        let isPlugin = options.chosenFormat == .nagios
        if failure.hasDocument || isPlugin { _ = deliver(failure) }
        return isPlugin ? ProbeNagios.State.unknown.exit : failure.status
    }

    /// Delivers the answer, where it was not told, and the reports: everything that can be written. The first failure
    /// is given back.
    func deliver(_ survey: Survey) -> CommandFailure? {
        write(isTold: isTelling) { format, style in
            ProbeForms.render(survey, format, style, version: Version.number)
        }
    }

    /// The same for a run that came to no report.
    func deliver(_ failure: CommandFailure) -> CommandFailure? {
        write(isTold: false) { format, style in
            ProbeForms.failure(failure.status, failure.message, format, style)
        }
    }

    private func write(isTold: Bool, _ render: (ProbeFormat, TextStyle) -> String) -> CommandFailure? {
        var failed: CommandFailure?
        for (format, path) in options.reports {
            let report = CommandFailure.of { () throws(CommandFailure) in
                try OutputFile.put(render(format, .plain), at: path)
            }
            failed = failed ?? report
        }
        if isTold { return failed }
        let text = render(options.chosenFormat, style)
        let answer = CommandFailure.of { () throws(CommandFailure) in try options.put(text, in: environment) }
        return answer ?? failed
    }

    private func render(_ reports: [Report]) -> String {
        guard let series = Series(reports) else { return "" }
        return ProbeForms.render(
            Survey([series], isSet: false), options.chosenFormat, style, version: Version.number)
    }

    private var style: TextStyle { options.style(in: environment) }
}
