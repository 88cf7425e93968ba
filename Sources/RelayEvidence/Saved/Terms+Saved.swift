import RelayBytes

extension Terms: SavedFact {
    var saved: JSONValue {
        ["strict": isStrict.saved, "expected_status": expectedStatus.saved, "warn_days": warnDays.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init()
        isStrict = try saved.fact("strict")
        expectedStatus = try saved.fact("expected_status")
        warnDays = try saved.fact("warn_days")
    }
}
