import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The end of a session as JSON: the `summary` of its events, and the one object of `--format json`, `relayctl.ws/1`.
package enum SessionJSON {
    package static let schema = "relayctl.ws/1"

    /// What went and came, as a summary tells it.
    package struct Counts: Equatable, Sendable {
        package var messagesSent: Int
        package var bytesSent: Int
        package var messagesReceived: Int
        package var bytesReceived: Int

        package init(messagesSent: Int, bytesSent: Int, messagesReceived: Int, bytesReceived: Int) {
            self.messagesSent = messagesSent
            self.bytesSent = bytesSent
            self.messagesReceived = messagesReceived
            self.bytesReceived = bytesReceived
        }
    }

    /// The members of a summary.
    package static func summary(
        _ bundle: Bundle, _ outcome: SessionOutcome, _ verdict: SessionVerdict, _ counts: Counts, reconnects: Int
    ) -> JSONObject {
        var object: JSONObject = [
            "schema": .string(schema), "url": .string(bundle.target.url), "origin": JSONValue(bundle.target.origin),
            "exit": .number(JSONNumber(verdict.exit.rawValue)), "failed_stage": JSONValue(verdict.stage?.rawValue),
            "code": JSONValue(verdict.code?.rawValue), "cause": JSONValue(verdict.cause),
            "status": JSONValue(bundle.upgrade.facts?.response?.status),
            "messages_sent": .number(JSONNumber(counts.messagesSent)),
            "bytes_sent": .number(JSONNumber(counts.bytesSent)),
            "messages_received": .number(JSONNumber(counts.messagesReceived)),
            "bytes_received": .number(JSONNumber(counts.bytesReceived)),
            "reconnects": .number(JSONNumber(reconnects)), "close": close(outcome),
        ]
        if verdict.exit.isSignal { object["interrupted"] = true }
        object.append("next", JSONValue(verdict.next))
        return object
    }

    /// The members of the `error` that says why a session was not, or ended as it did.
    package static func error(
        _ status: ExitStatus, _ stage: StageName?, _ code: FindingCode?, _ cause: String
    ) -> JSONObject {
        [
            "exit": .number(JSONNumber(status.rawValue)), "stage": JSONValue(stage?.rawValue),
            "code": JSONValue(code?.rawValue), "error": .string(cause),
        ]
    }

    /// The members of the summary of a run that came to no session.
    package static func summary(_ status: ExitStatus, _ cause: String) -> JSONObject {
        var object: JSONObject = [
            "schema": .string(schema), "url": nil, "origin": nil, "exit": .number(JSONNumber(status.rawValue)),
            "failed_stage": nil, "code": nil, "cause": .string(cause), "status": nil, "messages_sent": 0,
            "bytes_sent": 0, "messages_received": 0, "bytes_received": 0, "reconnects": 0, "close": nil,
        ]
        if status.isSignal { object["interrupted"] = true }
        object.append("next", nil)
        return object
    }

    /// A refused upgrade's answer.
    package static func response(_ facts: HTTPFacts) -> JSONObject {
        [
            "status": .number(JSONNumber(facts.status)), "reason": .string(facts.reason),
            "headers": .array(facts.fields.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "body": .string(String(decoding: facts.body, as: UTF8.self)),
        ]
    }

    private static func close(_ outcome: SessionOutcome) -> JSONValue {
        switch outcome {
        case .closed(let first, let sent, let code, let reason):
            [
                "code": JSONValue(code), "reason": .string(reason), "sent": JSONValue(sent),
                "first": first == .us ? "us" : "peer", "clean": true,
            ]
        case .lost, .closeUnanswered, .silent, .failed:
            ["code": 1006, "reason": "", "sent": nil, "first": nil, "clean": false]
        default: nil
        }
    }
}
