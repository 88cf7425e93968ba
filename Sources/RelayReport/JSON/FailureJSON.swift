import RelayBytes
import RelayDiagnosis

/// A command that failed before its answer as one JSON object, `relayctl.failure/1`.
package enum FailureJSON {
    package static let schema = "relayctl.failure/1"

    /// `message` is the line that stderr got, without its prefix.
    package static func value(_ status: ExitStatus, _ message: String) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(schema), "exit": .number(JSONNumber(status.rawValue)), "error": .string(message),
        ]
        if status.isSignal { object["interrupted"] = true }
        return .object(object)
    }
}
