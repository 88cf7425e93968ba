import RelayHost

/// The environment variables, looked up one by one: a start needs a handful of them.
struct Variables: ExpressibleByDictionaryLiteral, Sendable {
    private let lookUp: @Sendable (String) -> String?

    /// Those of this process.
    static let process = Variables { EnvironmentVariables.value($0) }

    private init(_ lookUp: @escaping @Sendable (String) -> String?) { self.lookUp = lookUp }

    init(dictionaryLiteral elements: (String, String)...) {
        let values = Dictionary(elements) { _, last in last }
        lookUp = { values[$0] }
    }

    /// The value of a variable that is set, be it empty.
    subscript(name: String) -> String? { lookUp(name) }
}
