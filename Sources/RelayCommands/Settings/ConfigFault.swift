import RelayDiagnosis

/// What is wrong with a configuration file, and where.
package struct ConfigFault: Error, Equatable, Sendable {
    /// Counted from 1; 0 when the fault has no place.
    package let line: Int
    /// Counted from 1; 0 when only the line is known.
    package let column: Int
    /// Lower case, without a full stop; text of the file in it has been escaped.
    package let message: String

    init(line: Int, column: Int = 0, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    /// As a command ends with it: file, line and message, status 78.
    func failure(path: String) -> CommandFailure {
        let place = [line, column].prefix { $0 > 0 }.map { ":\($0)" }.joined()
        return CommandFailure(.configuration, "\(path.escaped)\(place): \(message)")
    }
}
