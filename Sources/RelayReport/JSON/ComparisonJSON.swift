import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// What differs from a good run, the member `against` of a report.
enum ComparisonJSON {
    static func value(_ comparison: Comparison) -> JSONValue {
        [
            "started_at": .string(comparison.goodRun.rfc3339Milliseconds), "url": .string(comparison.goodURL),
            "differences": .array(
                comparison.differences.map { difference in
                    [
                        "stage": JSONValue(difference.stage?.rawValue), "what": .string(difference.what),
                        "here": JSONValue(difference.here), "good": JSONValue(difference.good),
                    ]
                }),
        ]
    }
}
