import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// A probe's answer on its way out: rounds as they end, the whole, and the reports beside it.
struct ProbeDelivery {
    let options: ReportOptions
    let environment: Environment
    /// Several rounds of one target are told as they end, where the form has lines.
    let isTelling: Bool

    init(options: ReportOptions, environment: Environment, rounds: Int, isSet: Bool) {
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
            let report = attempt { () throws(CommandFailure) in try file(path, render(format, .plain)) }
            failed = failed ?? report
        }
        if isTold { return failed }
        let text = render(options.chosenFormat, style)
        let answer = attempt { () throws(CommandFailure) in
            guard let path = options.output else {
                try environment.console.answer(text)
                return
            }
            try file(path, text)
        }
        return answer ?? failed
    }

    private func attempt(_ body: () throws(CommandFailure) -> Void) -> CommandFailure? {
        do throws(CommandFailure) {
            try body()
            return nil
        } catch { return error }
    }

    private func file(_ path: String, _ text: String) throws(CommandFailure) {
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array(text.utf8))
        } catch {
            throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
        }
    }

    private func render(_ reports: [Report]) -> String {
        guard let series = Series(reports) else { return "" }
        return ProbeForms.render(
            Survey([series], isSet: false), options.chosenFormat, style, version: Version.number)
    }

    private var style: TextStyle {
        let isForPerson = options.output == nil && environment.console.outputIsTerminal
        let choice = options.color.flatMap(ColorChoice.init) ?? .auto
        return TextStyle(
            isTerminal: isForPerson, hasColor: choice.isOn(isTerminal: isForPerson, variables: environment.variables),
            columns: isForPerson ? environment.console.outputColumns : 80)
    }
}
