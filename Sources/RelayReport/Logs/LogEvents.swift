import RelayBytes
import RelayDiagnosis
import RelayLogs

/// The report on logs as events, one JSON object a line: lines as they come, findings, and `summary` at the end.
package enum LogEvents {
    /// A line of the log, as it came.
    package static func line(_ line: LiveLine, file: String, now: UnixTime, seq: Int) -> JSONValue {
        [
            "v": 1, "seq": .number(JSONNumber(seq)), "ts": .string(now.rfc3339Milliseconds), "event": "line",
            "class": .string(line.logClass.name), "time": JSONValue(line.excerpt.time?.unixTime.rfc3339Milliseconds),
            "file": .string(Printable.escape(file)), "line": .number(JSONNumber(line.excerpt.line)),
            "text": .string(LogMask.shown(line.excerpt.text, now: now, limit: 500)),
        ]
    }

    /// What happened to a followed file.
    package static func note(_ text: String, now: UnixTime, seq: Int) -> JSONValue {
        [
            "v": 1, "seq": .number(JSONNumber(seq)), "ts": .string(now.rfc3339Milliseconds), "event": "note",
            "text": .string(text),
        ]
    }

    /// The findings and the summary, which holds the whole document.
    package static func ending(_ report: LogReport, version: String, now: UnixTime, seq: Int) -> [JSONValue] {
        let ts = JSONValue.string(now.rfc3339Milliseconds)
        var events: [JSONValue] = report.findings.enumerated().map { index, finding in
            [
                "v": 1, "seq": .number(JSONNumber(seq + index)), "ts": ts, "event": "finding",
                "finding": LogJSON.finding(finding),
            ]
        }
        guard case .object(let document) = LogJSON.value(report, version: version) else { return events }
        var summary: JSONObject = [
            "v": 1, "seq": .number(JSONNumber(seq + events.count)), "ts": ts, "event": "summary",
        ]
        for member in document.members { summary.append(member.name, member.value) }
        events.append(.object(summary))
        return events
    }
}
