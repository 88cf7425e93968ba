import RelayBytes
import RelayDiagnosis

/// Reports as JSON, one `relayctl.probe/1` a line: one for each round of each target.
package enum ProbeLines {
    /// All the lines, target by target.
    package static func render(_ survey: Survey, version: String) -> String {
        survey.series.map { series in
            guard series.isRepeated else { return line(ProbeJSON.value(series.whole, version: version)) }
            let rounds = series.reports.dropLast().enumerated().map { index, report in
                round(report, index + 1, version: version)
            }
            return rounds.joined() + closing(series, version: version)
        }.joined()
    }

    /// The line of a round that others follow; rounds are counted from 1.
    package static func round(_ report: Report, _ number: Int, version: String) -> String {
        var object = ProbeJSON.object(report, version: version)
        object.append("round", JSONValue(number))
        return line(.object(object))
    }

    /// The line of the last round. Verdict, exit, findings and next are those of the whole.
    package static func closing(_ series: Series, version: String) -> String {
        guard let last = series.reports.last else { return "" }
        var object = ProbeJSON.object(last, version: version)
        let whole = ProbeJSON.object(series.whole, version: version)
        for name in ["verdict", "exit", "failed_stage", "findings", "next"] { object[name] = whole[name] }
        object.append("round", JSONValue(series.reports.count))
        object.append("series", SeriesJSON.value(series))
        return line(.object(object))
    }

    private static func line(_ value: JSONValue) -> String { JSONWriter.write(value) + "\n" }
}
