import RelayBytes
import RelayDiagnosis
import RelayLogs

/// The report on logs as one JSON object, `relayctl.logs/1`.
package enum LogJSON {
    package static let schema = "relayctl.logs/1"

    /// The object; members in the order of the contract.
    package static func value(_ report: LogReport, version: String) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(schema), "version": .string(version), "exit": .number(JSONNumber(report.exit.rawValue)),
            "files": .array(report.files.map { ["name": .string($0.name), "lines": .number(JSONNumber($0.lines))] }),
            "lines": .number(JSONNumber(report.lines)),
            "unrecognised": [
                "count": .number(JSONNumber(report.unrecognised)), "samples": .array(report.samples.map(sample)),
            ],
            "from": time(report.from), "to": time(report.to), "accepted": .number(JSONNumber(report.accepted)),
            "rejected": .number(JSONNumber(report.rejected)), "dropped": .number(JSONNumber(report.dropped)),
            "classes": .object(
                JSONObject(members: report.rows.map { .init(name: $0.logClass.name, value: run($0.run)) })),
            "causes": .array(report.causes.map(cause)), "errors": .array(report.texts.map(text)),
            "leaks": .array(report.leaks.map(sample)),
            "findings": .array(report.findings.map(finding)),
            "hidden": .array(report.hidden.map { .string($0.name) }), "next": JSONValue(report.next),
        ]
        if report.isInterrupted { object["interrupted"] = true }
        return .object(object)
    }

    static func finding(_ finding: LogFinding) -> JSONValue {
        [
            "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
            "confidence": .string(finding.confidence.rawValue), "stage": "logs", "summary": .string(finding.summary),
            "because": JSONValue(finding.because), "untested": JSONValue(finding.untested),
            "remedies": .array(
                finding.remedies.map { ["text": .string($0.text), "command": JSONValue($0.command)] }),
            "file": JSONValue(finding.file), "line": JSONValue(finding.line),
        ]
    }

    private static func run(_ run: ClassRun) -> JSONValue {
        [
            "count": .number(JSONNumber(run.count)), "first": time(run.first.time?.unixTime),
            "last": time(run.last.time?.unixTime), "first_line": .number(JSONNumber(run.first.line)),
        ]
    }

    private static func cause(_ cause: LogReport.Cause) -> JSONValue {
        [
            "cause": .string(cause.cause.rawValue), "rejected": .number(JSONNumber(cause.rejected)),
            "dropped": .number(JSONNumber(cause.dropped)),
        ]
    }

    private static func text(_ text: LogReport.Text) -> JSONValue {
        [
            "class": .string(text.logClass.name), "text": .string(text.text),
            "count": .number(JSONNumber(text.run.count)), "first_line": .number(JSONNumber(text.run.first.line)),
        ]
    }

    private static func sample(_ sample: LogReport.Sample) -> JSONValue {
        ["file": .string(sample.file), "line": .number(JSONNumber(sample.line)), "text": .string(sample.text)]
    }

    private static func time(_ time: UnixTime?) -> JSONValue { JSONValue(time?.rfc3339Milliseconds) }
}
