import Glibc
import RelayBytes

/// A file that the operator named for an answer: `--output`, `--report`, `--save`, `--trace`.
package enum OutputFile {
    /// Puts `bytes` at the path, whole or not at all; see `begin`.
    package static func replace(
        _ path: String, with bytes: [UInt8], newMode: mode_t? = nil
    ) throws(FileFailure) {
        let file = try begin(path, newMode: newMode)
        try file.write(bytes.span)
        try file.complete()
    }

    /// Begins what is to stand at the path once it is complete. An existing file keeps its mode, a new one has `newMode`
    /// or the umask's; a symbolic link to a file is followed; a FIFO with a reader or a device is written to as it is.
    package static func begin(_ path: String, newMode: mode_t? = nil) throws(FileFailure) -> PartialFile {
        switch try FileKind.atPath(path, followingLinks: true) {
        case nil:
            // A link that leads nowhere: making its target would be a surprise.
            if try FileKind.atPath(path, followingLinks: false) != nil {
                throw FileFailure(path: path, cause: .wrongKind(.symbolicLink))
            }
            return try PartialFile(beside: path, mode: newMode)
        case .regular:
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { throw .last("stat", path) }
            guard let target = unsafe realpath(path, nil) else { throw .last("realpath", path) }
            defer { unsafe free(target) }
            return try PartialFile(beside: unsafe String(cString: target), mode: status.st_mode & 0o777)
        case .fifo, .device: return PartialFile(writing: try open(path, flags: O_NONBLOCK), at: path)
        case .some(let kind): throw FileFailure(path: path, cause: .wrongKind(kind))
        }
    }

    /// Opens the path for a stream of lines, from its start or, with `appending`, at its end. Never waits for the
    /// reader of a FIFO.
    package static func open(_ path: String, appending: Bool) throws(FileFailure) -> FileDescriptor {
        try open(path, flags: O_NONBLOCK | O_CREAT | (appending ? O_APPEND : O_TRUNC))
    }

    /// The same from its start; a file that is made is for its owner alone (0600).
    package static func openPrivate(_ path: String) throws(FileFailure) -> FileDescriptor {
        try open(path, flags: O_NONBLOCK | O_CREAT | O_TRUNC, mode: 0o600)
    }

    private static func open(
        _ path: String, flags: Int32, mode: mode_t = 0o666
    ) throws(FileFailure) -> FileDescriptor {
        let raw = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | flags, mode)
        guard raw >= 0 else { throw .last("open", path) }
        return FileDescriptor(owning: raw)
    }
}
