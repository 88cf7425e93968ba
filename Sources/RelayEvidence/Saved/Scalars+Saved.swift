import RelayBytes

/// A line of our own words, without control characters: a bundle may come from anybody.
extension String: SavedFact {
    var saved: JSONValue { .string(self) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let text = saved.value?.string, !text.unicodeScalars.contains(where: Printable.isUnsafe) else {
            throw saved.unexpected("a line of text")
        }
        self = text
    }
}

extension Bool: SavedFact {
    var saved: JSONValue { .bool(self) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let flag = saved.value?.bool else { throw saved.unexpected("true or false") }
        self = flag
    }
}

extension SavedFact where Self: FixedWidthInteger {
    var saved: JSONValue { .number(JSONNumber(self)) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let number = saved.value?.int, let value = Self(exactly: number) else {
            throw saved.unexpected("an integer from \(Self.min) to \(Self.max)")
        }
        self = value
    }
}

extension Int: SavedFact {}
extension Int32: SavedFact {}
extension Int64: SavedFact {}
extension UInt8: SavedFact {}
extension UInt16: SavedFact {}

/// A raw value that is a word.
extension SavedFact where Self: RawRepresentable, RawValue == String {
    var saved: JSONValue { .string(rawValue) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let value = Self(rawValue: try String(saved)) else { throw saved.unexpected("a word that is known") }
        self = value
    }
}

extension Optional: SavedFact where Wrapped: SavedFact {
    var saved: JSONValue { self?.saved ?? .null }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch saved.value {
        case nil, .null?: self = nil
        default: self = try Wrapped(saved)
        }
    }
}

extension Array: SavedFact where Element: SavedFact {
    var saved: JSONValue { .array(map(\.saved)) }

    init(_ saved: SavedValue) throws(BundleFault) {
        self = try saved.elements().map { element throws(BundleFault) in try Element(element) }
    }
}
