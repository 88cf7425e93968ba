/// Why a file was not read or written.
package struct FileFailure: Error, Equatable, Sendable {
    package enum Cause: Equatable, Sendable {
        case system(SystemFailure)
        /// What lies at the path is not what may lie there; it was left untouched.
        case wrongKind(FileKind)
        /// There is more than the limit of so many bytes.
        case tooLarge(limit: Int)
        /// Another process held the lock too long.
        case locked
    }

    package let path: String
    package let cause: Cause

    package init(path: String, cause: Cause) {
        self.path = path
        self.cause = cause
    }

    /// The cause in words, without the path.
    package var text: String {
        switch cause {
        case .system(let failure): failure.text
        case .wrongKind(let kind): "is a \(kind.rawValue)"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        case .locked: "is locked by another process"
        }
    }

    /// Whether the file could be made, and then not filled: a disk or a quota that is full, a device that fails.
    package var isOfWriting: Bool {
        guard case .system(let failure) = cause else { return false }
        return ["write", "fsync", "close"].contains(failure.call)
    }

    static func last(_ call: String, _ path: String) -> FileFailure {
        FileFailure(path: path, cause: .system(.last(call)))
    }
}
