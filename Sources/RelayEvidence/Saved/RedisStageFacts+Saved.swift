import RelayBytes

extension RedisStageFacts: SavedFact {
    var saved: JSONValue { ["inspection": inspection.saved, "members": members.saved, "source": source.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            inspection: try saved.fact("inspection"), members: try saved.fact("members"),
            source: try saved.fact("source"))
    }
}

extension RedisStageFacts.Members: SavedFact {
    var saved: JSONValue { ["key": key.saved, "before": before.saved, "after": after.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(key: try saved.text("key"), before: try saved.fact("before"), after: try saved.fact("after"))
    }
}
