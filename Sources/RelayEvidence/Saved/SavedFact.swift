import RelayBytes

/// A fact as a saved bundle holds it: what `saved` writes is what the initialiser reads.
protocol SavedFact {
    /// The fact as JSON, without loss.
    var saved: JSONValue { get }

    /// Reads it; members that nobody knows are passed over.
    init(_ saved: SavedValue) throws(BundleFault)
}

extension JSONValue {
    /// One case of several: its name as `kind`, and what belongs to it.
    static func kind(_ name: String, _ members: JSONObject = [:]) -> JSONValue {
        .object(JSONObject(members: [.init(name: "kind", value: .string(name))] + members.members))
    }
}
