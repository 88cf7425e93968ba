import RelayBytes

/// A part of a saved bundle that is being read, and where it stands.
struct SavedValue {
    /// Nil where there is no such member.
    let value: JSONValue?
    /// From the root, `stages.tcp.facts.attempts[0]`.
    let path: String

    /// The fact that is the member of that name.
    func fact<Fact: SavedFact>(_ name: String) throws(BundleFault) -> Fact { try Fact(member(name)) }

    /// The same; `standard` where bundles of before the member was added have none.
    func fact<Fact: SavedFact>(_ name: String, or standard: Fact) throws(BundleFault) -> Fact {
        let member = try member(name)
        return member.value == nil ? standard : try Fact(member)
    }

    /// The member of that name, present or not.
    func member(_ name: String) throws(BundleFault) -> SavedValue {
        guard let object = value?.object else { throw unexpected("an object") }
        return SavedValue(value: object[name], path: path.isEmpty ? name : "\(path).\(name)")
    }

    /// The name of the case that this is.
    func kind() throws(BundleFault) -> String { try fact("kind") }

    /// The elements, if this is an array.
    func elements() throws(BundleFault) -> [SavedValue] {
        guard let elements = value?.array else { throw unexpected("an array") }
        return elements.enumerated().map { SavedValue(value: $0.element, path: "\(path)[\($0.offset)]") }
    }

    /// The fault of a value that is not what is wanted, or not there.
    func unexpected(_ wanted: String) -> BundleFault {
        value == nil ? .missing(path: path) : .unexpected(path: path, wanted: wanted)
    }

    /// The fault of a case that nobody knows.
    var unknownKind: BundleFault { .unexpected(path: "\(path).kind", wanted: "a kind that this version knows") }
}
