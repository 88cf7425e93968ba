/// The forms in which a probe is reported.
package enum ProbeFormat: String, CaseIterable, Sendable {
    case text, json, ndjson, junit, nagios, prometheus, github, tap, openmetrics

    /// Their names with commas between them.
    package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
