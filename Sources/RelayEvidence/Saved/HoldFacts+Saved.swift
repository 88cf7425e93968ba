import RelayBytes

extension HoldFacts: SavedFact {
    var saved: JSONValue {
        [
            "wanted_ms": wanted.saved, "held_ms": held.saved, "ending": ending.saved, "quiet_ms": quiet.saved,
            "age_ms": age.saved, "pings": pings.saved, "messages": messages.saved, "ping_ms": pingRoundTrip.saved,
            "pinged": isPinged.saved, "comeback": comeback.saved, "ended_at": endedAt.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            wanted: try saved.fact("wanted_ms"), held: try saved.fact("held_ms"), ending: try saved.fact("ending"),
            quiet: try saved.fact("quiet_ms"), age: try saved.fact("age_ms"), pings: try saved.fact("pings"),
            messages: try saved.fact("messages"), pingRoundTrip: try saved.fact("ping_ms"),
            isPinged: try saved.fact("pinged"), comeback: try saved.fact("comeback"),
            endedAt: try saved.fact("ended_at"))
    }
}

extension HoldFacts.Return: SavedFact {
    var saved: JSONValue {
        switch self {
        case .accepted: .kind("accepted")
        case .refused(let status): .kind("refused", ["status": status.saved])
        case .failed(let text): .kind("failed", ["text": text.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "accepted": self = .accepted
        case "refused": self = .refused(status: try saved.fact("status"))
        case "failed": self = .failed(try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}
