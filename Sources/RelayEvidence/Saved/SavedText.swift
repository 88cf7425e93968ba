import RelayBytes

/// Text of somebody else's, with whatever characters; who shows it escapes it. `String` is a line of our own words.
struct SavedText: SavedFact {
    let text: String

    var saved: JSONValue { .string(text) }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let text = saved.value?.string else { throw saved.unexpected("a string") }
        self.text = text
    }
}

extension SavedValue {
    /// The foreign text that is the member of that name.
    func text(_ name: String) throws(BundleFault) -> String { (try fact(name) as SavedText).text }

    /// The same; nil where there is none.
    func optionalText(_ name: String) throws(BundleFault) -> String? { (try fact(name) as SavedText?)?.text }

    /// The foreign texts that are the member of that name.
    func texts(_ name: String) throws(BundleFault) -> [String] { (try fact(name) as [SavedText]).map(\.text) }
}
