/// Whose log lines the relay writes.
package enum RelayLogFormat: String, CaseIterable, Equatable, Sendable {
    case daphne
    case runserver
}
