import RelayBytes
import RelayEvidence

/// echo: does a message come back over its own connection.
enum EchoStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let trip = bundle.echo.facts else { return StageReport(.echo, .skip, "") }
        let span = bundle.echo.span
        switch trip.outcome {
        case .returned(let after):
            let json: JSONObject = ["round_trip_ms": JSONValue(after.milliseconds)]
            return StageReport(.echo, .ok, span: span, "back after \(after.short)", facts: json)
        case .missing, .unconnected:
            return StageReport(.echo, .fail, span: span, words(trip), exit: .messagesLost)
        case .ended(let ending, _):
            return StageReport(.echo, .fail, span: span, words(trip), exit: SessionStage.exit(ending))
        }
    }

    static func words(_ trip: RoundTrip) -> String {
        switch trip.outcome {
        case .returned(let after): return "heard after \(after.short)"
        case .missing(let waited, let others):
            let rest = others == 0 ? "" : " (\(others) other \(others == 1 ? "message" : "messages") came)"
            return "sent, and not back within \(waited.short)\(rest)"
        case .ended(let ending, let after): return "\(SessionStage.words(ending)) \(after.short) after the message"
        case .unconnected(let why): return "no second connection: \(Printable.escape(why))"
        }
    }
}
