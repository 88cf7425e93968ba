import RelayBytes

extension SessionFacts: SavedFact {
    var saved: JSONValue {
        [
            "watched_ms": watched.saved, "ending": ending.saved, "ping_ms": pingRoundTrip.saved,
            "greetings": greetings.saved, "hold": hold.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            watched: try saved.fact("watched_ms"), ending: try saved.fact("ending"),
            pingRoundTrip: try saved.fact("ping_ms"), greetings: try saved.fact("greetings"))
        hold = try saved.fact("hold")
    }
}

extension SessionEnding: SavedFact {
    var saved: JSONValue {
        switch self {
        case .closed(let code, let reason): .kind("closed", ["code": code.saved, "reason": reason.saved])
        case .ended: .kind("ended")
        case .reset: .kind("reset")
        case .violation(let text): .kind("violation", ["text": text.saved])
        case .limit(let text): .kind("limit", ["text": text.saved])
        case .failed(let text): .kind("failed", ["text": text.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "closed": self = .closed(code: try saved.fact("code"), reason: try saved.text("reason"))
        case "ended": self = .ended
        case "reset": self = .reset
        case "violation": self = .violation(try saved.text("text"))
        case "limit": self = .limit(try saved.text("text"))
        case "failed": self = .failed(try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}
