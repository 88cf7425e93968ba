import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// Codes and what they mean as one JSON object, `relayctl.explain/1`; exit statuses are `relayctl.exit-status/1`.
package enum ExplanationJSON {
    /// The object of codes.
    package static func value(_ entries: [Catalogue.Entry]) -> JSONValue {
        ["schema": "relayctl.explain/1", "codes": .array(entries.map(entry))]
    }

    /// The object of exit statuses.
    package static func value(_ statuses: [ExitStatus]) -> JSONValue {
        [
            "schema": "relayctl.exit-status/1",
            "statuses": .array(
                statuses.map { ["exit": .number(JSONNumber($0.rawValue)), "meaning": .string($0.meaning)] }),
        ]
    }

    private static func entry(_ entry: Catalogue.Entry) -> JSONValue {
        [
            "code": .string(entry.code), "kind": .string(entry.kind.rawValue),
            "stages": JSONValue(entry.stages.map(\.rawValue)),
            "exits": .array(entry.exits.map { .number(JSONNumber($0.rawValue)) }), "meaning": .string(entry.meaning),
            "sign": .string(entry.sign), "cause": .string(entry.cause),
            "remedy": ["text": .string(entry.remedy), "command": .string(entry.command)],
        ]
    }
}
