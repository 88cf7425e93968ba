import RelayEvidence
import RelayHost

/// The history of every session of one user: a private file, to which each line is added as it is typed.
package struct HistoryFile {
    private let path: String
    private let redaction: Redaction

    /// What `redaction` would change is not stored.
    package init(directory: String, redaction: Redaction) {
        path = directory + "/history"
        self.redaction = redaction
    }

    /// The entries, oldest first; none when there is no file.
    package func entries() throws(FileFailure) -> [String] {
        HistoryText.entries(try PrivateFile.read(path, limit: 2 * HistoryText.limit)?.bytes ?? [])
    }

    /// Adds a line, under a lock, so that two sessions lose nothing of each other's.
    package func append(_ entry: String) throws(FileFailure) {
        guard HistoryText.mayStore(entry), redaction.apply(entry) == entry else { return }
        try PrivateFile.update(path, limit: 2 * HistoryText.limit) { bytes in
            HistoryText.appending(entry, to: bytes ?? [])
        }
    }
}
