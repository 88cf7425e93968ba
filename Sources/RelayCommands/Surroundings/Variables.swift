import RelayHost

/// The environment variables, looked up one by one: a start needs a handful of them.
package struct Variables: ExpressibleByDictionaryLiteral, Sendable {
    private let lookUp: @Sendable (String) -> String?

    /// Those of this process.
    static let process = Variables { EnvironmentVariables.value($0) }

    /// These values and no others.
    package init(_ values: [String: String]) { lookUp = { values[$0] } }

    private init(_ lookUp: @escaping @Sendable (String) -> String?) { self.lookUp = lookUp }

    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { _, last in last })
    }

    /// The value of a variable that is set, be it empty.
    package subscript(name: String) -> String? { lookUp(name) }
}
