import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The report of a probe as one JSON object, `relayctl.probe/1`.
package enum ProbeJSON {
    package static let schema = "relayctl.probe/1"

    package static let setSchema = "relayctl.probe-set/1"

    /// The document.
    package static func value(_ report: Report, version: String) -> JSONValue {
        .object(object(report, version: version))
    }

    /// The document of several targets, in the order in which they were given.
    package static func set(_ survey: Survey, version: String) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(setSchema), "version": .string(version),
            "exit": .number(JSONNumber(survey.exit.rawValue)),
            "targets": .array(survey.series.map { value($0.whole, version: version) }),
        ]
        if survey.isInterrupted { object["interrupted"] = true }
        return .object(object)
    }

    /// The members in the order of the contract.
    static func object(_ report: Report, version: String) -> JSONObject {
        let bundle = report.bundle
        var object: JSONObject = [
            "schema": .string(schema), "version": .string(version),
            "started_at": .string(bundle.startedAt.rfc3339Milliseconds),
            "duration_ms": milliseconds(bundle.ended - bundle.began), "target": target(bundle.target),
            "verdict": .string(report.verdict.rawValue), "exit": .number(JSONNumber(report.exit.rawValue)),
            "failed_stage": JSONValue(report.failedStage?.rawValue),
            "stages": .array(report.stages.map { stage($0, began: bundle.began) }),
            "findings": .array(report.findings.map(finding)), "experiments": .array(bundle.experiments.map(experiment)),
            "next": JSONValue(report.next),
        ]
        if bundle.interruptedBy != nil { object["interrupted"] = true }
        if let comparison = report.comparison { object["against"] = ComparisonJSON.value(comparison) }
        return object
    }

    private static func target(_ target: TargetFacts) -> JSONValue {
        [
            "url": .string(target.url), "origin": JSONValue(target.origin),
            "origin_source": .string(target.originSource), "room": JSONValue(target.room),
            "via_proxy": JSONValue(target.proxy?.url),
        ]
    }

    private static func stage(_ stage: StageReport, began: Instant) -> JSONValue {
        [
            "name": .string(stage.name.rawValue), "status": .string(stage.status.rawValue),
            "start_ms": stage.span.map { milliseconds($0.began - began) } ?? .null,
            "duration_ms": stage.span.map { milliseconds($0.duration) } ?? .null,
            "summary": .string(stage.summary), "facts": .object(stage.facts),
        ]
    }

    static func finding(_ finding: Finding) -> JSONValue {
        [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
            "confidence": .string(finding.confidence.rawValue), "stage": .string(finding.stage.rawValue),
            "summary": .string(finding.summary), "because": JSONValue(finding.because),
            "untested": JSONValue(finding.untested),
            "remedies": .array(
                finding.remedies.map { ["text": .string($0.text), "command": JSONValue($0.command)] }),
        ]
    }

    private static func experiment(_ record: ExperimentRecord) -> JSONValue {
        let outcome = record.outcome
        return [
            "name": .string(record.experiment.name), "changed": .string(record.changed),
            "outcome": [
                "kind": .string(outcome.kind.rawValue), "status": JSONValue(outcome.status),
                "reason": outcome.reason.isEmpty ? .null : .string(outcome.reason),
                "after_ms": milliseconds(outcome.after),
            ],
        ]
    }

    /// Three decimals: a microsecond is as fine as these clocks are worth.
    static func milliseconds(_ span: Duration) -> JSONValue {
        JSONValue((span.milliseconds * 1000).rounded() / 1000)
    }
}
