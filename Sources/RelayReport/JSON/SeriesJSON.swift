import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// What the rounds of a series say together.
enum SeriesJSON {
    static func value(_ series: Series) -> JSONValue {
        [
            "rounds": JSONValue(series.reports.count),
            "failed": JSONValue(series.reports.count { $0.exit != .healthy }),
            "stages": .array(series.statistics.map(stage)), "answers": .array(series.answers.map(answers)),
        ]
    }

    private static func stage(_ stage: StageStatistics) -> JSONValue {
        [
            "name": .string(stage.name.rawValue), "runs": JSONValue(stage.runs), "failures": JSONValue(stage.failures),
            "loss_percent": JSONValue((stage.loss * 10).rounded() / 10),
            "min_ms": stage.times.map { ProbeJSON.milliseconds($0.shortest) } ?? .null,
            "avg_ms": stage.times.map { ProbeJSON.milliseconds($0.mean) } ?? .null,
            "max_ms": stage.times.map { ProbeJSON.milliseconds($0.longest) } ?? .null,
        ]
    }

    private static func answers(_ address: AddressAnswers) -> JSONValue {
        [
            "address": .string(address.address),
            "counts": .object(
                JSONObject(members: address.tallies.map { .init(name: $0.answer, value: JSONValue($0.count)) })),
        ]
    }
}
