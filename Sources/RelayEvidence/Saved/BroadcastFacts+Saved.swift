import RelayBytes

extension BroadcastFacts: SavedFact {
    var saved: JSONValue {
        ["pairs": pairs.saved, "second_login": secondLogin.saved, "backends": backends.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            pairs: try saved.fact("pairs"), secondLogin: try saved.fact("second_login"),
            backends: try saved.fact("backends"))
    }
}

extension BackendMatrix: SavedFact {
    var saved: JSONValue { ["members": members.saved, "heard_ms": heard.saved, "waited_ms": waited.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        let members: [Member] = try saved.fact("members")
        let heard: [[Duration?]] = try saved.fact("heard_ms")
        guard heard.count == members.count, heard.allSatisfy({ $0.count == members.count }) else {
            throw try saved.member("heard_ms").unexpected("a row and a column for each member")
        }
        self.init(members: members, heard: heard, waited: try saved.fact("waited_ms"))
    }
}

extension BackendMatrix.Member: SavedFact {
    var saved: JSONValue { ["name": name.saved, "absence": absence.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(name: try saved.fact("name"), absence: try saved.optionalText("absence"))
    }
}
