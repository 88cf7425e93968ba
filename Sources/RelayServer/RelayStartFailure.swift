/// Why the relay could not start: the address is taken, a certificate cannot be read, no thread could be had.
package struct RelayStartFailure: Error, Equatable, Sendable {
    /// What was tried, such as `listen on 127.0.0.1:8000`.
    package let what: String
    /// What the system said.
    package let text: String

    package init(what: String, text: String) {
        self.what = what
        self.text = text
    }
}

extension RelayStartFailure: CustomStringConvertible {
    package var description: String { "\(what): \(text)" }
}
