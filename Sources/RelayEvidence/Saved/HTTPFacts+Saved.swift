import RelayBytes

extension HTTPFacts: SavedFact {
    var saved: JSONValue {
        [
            "status": status.saved, "reason": reason.saved, "fields": fields.saved, "body": SavedBytes(body).saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            status: try saved.fact("status"), reason: try saved.text("reason"), fields: try saved.fact("fields"),
            body: (try saved.fact("body") as SavedBytes).bytes)
    }
}

extension HTTPFacts.Field: SavedFact {
    var saved: JSONValue { ["name": name.saved, "value": value.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(name: try saved.text("name"), value: try saved.text("value"))
    }
}
