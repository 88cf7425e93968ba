import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// The events of a session as NDJSON: one object a line, `v seq ts ms event` and what the event adds.
package struct EventLines: Equatable, Sendable {
    private let startedAt: UnixTime
    private let began: Instant
    private var sequence = 0

    /// Times are told from this moment.
    package init(startedAt: UnixTime, began: Instant) {
        self.startedAt = startedAt
        self.began = began
    }

    /// The next line, with its newline.
    package mutating func line(_ event: String, at now: Instant, _ members: JSONObject = [:]) -> String {
        sequence += 1
        let elapsed = now - began
        var object: JSONObject = [
            "v": 1, "seq": .number(JSONNumber(sequence)), "ts": .string((startedAt + elapsed).rfc3339Milliseconds),
            "ms": JSONValue(rounded(elapsed.milliseconds)), "event": .string(event),
        ]
        for member in members.members { object.append(member.name, member.value) }
        return JSONWriter.write(.object(object)) + "\n"
    }

    /// The lines of the stages before the opening handshake.
    package mutating func stages(_ bundle: Bundle) -> String {
        var text = ""
        for (stage, event) in [(StageName.dns, "resolve"), (.tcp, "connect"), (.tls, "tls")] {
            guard let span = bundle.span(stage), let report = Ladder.judge(bundle).first(where: { $0.name == stage })
            else { continue }
            var members: JSONObject = [
                "ok": .bool(report.status != .fail), "duration_ms": JSONValue(rounded(span.duration.milliseconds)),
                "summary": .string(report.summary),
            ]
            for member in report.facts.members { members.append(member.name, member.value) }
            text += line(event, at: span.ended, members)
        }
        return text
    }

    private func rounded(_ milliseconds: Double) -> Double {
        // To the microsecond.
        let micros = Int64(milliseconds * 1000 + 0.5)
        return Double(micros) / 1000
    }
}
