import RelayBytes

/// Milliseconds with as many decimals as there are nanoseconds.
extension Duration: SavedFact {
    var saved: JSONValue { .number(JSONNumber(milliseconds: self)) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let span = saved.value?.number?.milliseconds else { throw saved.unexpected("a number of milliseconds") }
        self = span
    }
}

/// Milliseconds of the clock that the run had; only their differences mean anything.
extension Instant: SavedFact {
    var saved: JSONValue { Duration.nanoseconds(nanoseconds).saved }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(nanoseconds: try Duration(saved).wholeNanoseconds)
    }
}

/// RFC 3339 in UTC; seconds and nanoseconds where the year has no four digits.
extension UnixTime: SavedFact {
    var saved: JSONValue {
        guard 0...9999 ~= CivilTime(self).year else {
            return ["seconds": seconds.saved, "nanoseconds": nanoseconds.saved]
        }
        guard nanoseconds != 0 else { return .string(rfc3339) }
        let digits = String(nanoseconds)
        return .string("\(rfc3339.dropLast()).\(String(repeating: "0", count: 9 - digits.count))\(digits)Z")
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        if let text = saved.value?.string {
            guard let time = TimeText.rfc3339(text) else { throw saved.unexpected("a time of RFC 3339") }
            self = time
        } else {
            let nanoseconds: Int32 = try saved.fact("nanoseconds")
            guard 0..<1_000_000_000 ~= nanoseconds else { throw saved.unexpected("a time") }
            self.init(seconds: try saved.fact("seconds"), nanoseconds: nanoseconds)
        }
    }
}
