import RelayBytes

extension RedirectFacts: SavedFact {
    var saved: JSONValue {
        ["status": status.saved, "from": from.saved, "to": to.saved, "leaves_origin": leavesOrigin.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            status: try saved.fact("status"), from: try saved.fact("from"), to: try saved.fact("to"),
            leavesOrigin: try saved.fact("leaves_origin"))
    }
}

extension RedirectRefusal: SavedFact {
    var saved: JSONValue {
        switch self {
        case .noLocation: .kind("no-location")
        case .unusable(let why): .kind("unusable", ["text": why.saved])
        case .limit(let count): .kind("limit", ["count": count.saved])
        case .circle: .kind("circle")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "no-location": self = .noLocation
        case "unusable": self = .unusable(try saved.text("text"))
        case "limit": self = .limit(try saved.fact("count"))
        case "circle": self = .circle
        default: throw saved.unknownKind
        }
    }
}
