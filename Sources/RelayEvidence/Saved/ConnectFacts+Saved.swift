import RelayBytes

extension ConnectFacts: SavedFact {
    var saved: JSONValue { ["attempts": attempts.saved] }

    init(_ saved: SavedValue) throws(BundleFault) { self.init(attempts: try saved.fact("attempts")) }
}

extension ConnectAttempt: SavedFact {
    var saved: JSONValue {
        ["address": address.saved, "outcome": outcome.saved, "began_ms": began.saved, "ended_ms": ended.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            address: try saved.fact("address"), outcome: try saved.fact("outcome"),
            began: try saved.fact("began_ms"), ended: try saved.fact("ended_ms"))
    }
}

extension ConnectAttempt.Outcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .connected: .kind("connected")
        case .refused: .kind("refused")
        case .timedOut: .kind("timed-out")
        case .failed(let errno, let text): .kind("failed", ["errno": errno.saved, "text": text.saved])
        case .abandoned: .kind("abandoned")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "connected": self = .connected
        case "refused": self = .refused
        case "timed-out": self = .timedOut
        case "failed": self = .failed(errno: try saved.fact("errno"), text: try saved.fact("text"))
        case "abandoned": self = .abandoned
        default: throw saved.unknownKind
        }
    }
}
