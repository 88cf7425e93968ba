import RelayBytes

extension RoundTrip: SavedFact {
    var saved: JSONValue { ["outcome": outcome.saved] }

    init(_ saved: SavedValue) throws(BundleFault) { self.init(outcome: try saved.fact("outcome")) }
}

extension RoundTrip.Outcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .returned(let after): .kind("returned", ["after_ms": after.saved])
        case .missing(let waited, let others): .kind("missing", ["waited_ms": waited.saved, "others": others.saved])
        case .ended(let ending, let after): .kind("ended", ["ending": ending.saved, "after_ms": after.saved])
        case .unconnected(let text): .kind("unconnected", ["text": text.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "returned": self = .returned(after: try saved.fact("after_ms"))
        case "missing": self = .missing(waited: try saved.fact("waited_ms"), others: try saved.fact("others"))
        case "ended": self = .ended(try saved.fact("ending"), after: try saved.fact("after_ms"))
        case "unconnected": self = .unconnected(try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}
