import RelayBytes

extension Resolution: SavedFact {
    var saved: JSONValue {
        ["host": host.saved, "outcome": outcome.saved, "began_ms": began.saved, "ended_ms": ended.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            host: try saved.fact("host"), outcome: try saved.fact("outcome"), began: try saved.fact("began_ms"),
            ended: try saved.fact("ended_ms"))
    }
}

extension Resolution.Outcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .addresses(let list): .kind("addresses", ["addresses": list.saved])
        case .failed(let code, let text): .kind("failed", ["code": code.saved, "text": text.saved])
        case .timedOut: .kind("timed-out")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "addresses": self = .addresses(try saved.fact("addresses"))
        case "failed": self = .failed(code: try saved.fact("code"), text: try saved.text("text"))
        case "timed-out": self = .timedOut
        default: throw saved.unknownKind
        }
    }
}
