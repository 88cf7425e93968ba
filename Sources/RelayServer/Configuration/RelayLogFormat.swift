/// Whose log lines the relay writes.
package enum RelayLogFormat: String, CaseIterable, Hashable, Sendable {
    case daphne
    case runserver
}
