import Glibc
import RelayBytes

/// A file that only its owner may read: saved tokens, history.
///
/// It is 0600 under any umask, its directory is made 0700 if absent, and it is replaced whole. What is no regular file
/// at its path (a symbolic link, a FIFO, a directory) is refused and left untouched.
package enum PrivateFile {
    /// The contents, or nil when there is no such file. A mode that lets others in is the caller's to judge.
    package static func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents? {
        do throws(FileFailure) {
            return try FileContents.read(path, limit: limit, followingLinks: false)
        } catch {
            if case .system(let failure) = error.cause, failure.errno == ENOENT { return nil }
            throw error
        }
    }

    /// Puts `bytes` in the place of the file, or makes it.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
        try makeDirectory(AtomicFile.split(path).directory)
        if let kind = try FileKind.atPath(path, followingLinks: false), kind != .regular {
            throw FileFailure(path: path, cause: .wrongKind(kind))
        }
        try AtomicFile.write(bytes, to: path, mode: 0o600)
    }

    /// Removes the file; none is no failure.
    package static func remove(_ path: String) throws(FileFailure) {
        guard let kind = try FileKind.atPath(path, followingLinks: false) else { return }
        guard kind == .regular else { throw FileFailure(path: path, cause: .wrongKind(kind)) }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last("unlink", path) }
    }

    /// Reads, lets `change` make the new contents and replaces, under a lock, so that of two writers none loses what
    /// the other wrote. Nil from `change` leaves the file as it is.
    package static func update(
        _ path: String, limit: Int, _ change: ([UInt8]?) throws(FileFailure) -> [UInt8]?
    ) throws(FileFailure) {
        try withLock(path) { () throws(FileFailure) in
            let before = try read(path, limit: limit)
            if let after = try change(before?.bytes) { try replace(path, with: after) }
        }
    }

    /// Runs `body` while this process alone holds the lock of the file (flock on `path.lock`); waits for it up to 5 s.
    package static func withLock<Result>(
        _ path: String, _ body: () throws(FileFailure) -> Result
    ) throws(FileFailure) -> Result {
        try makeDirectory(AtomicFile.split(path).directory)
        let lock = try LockFile(path + ".lock")
        try lock.acquire(until: MonotonicClock.now() + .seconds(5))
        defer { lock.release() }
        return try body()
    }

    /// Makes the directory and what is missing above it, each 0700.
    private static func makeDirectory(_ path: String) throws(FileFailure) {
        if unsafe mkdir(path, 0o700) == 0 { return }
        switch errno {
        case EEXIST: return
        case ENOENT:
            let parent = AtomicFile.split(path).directory
            guard parent != path else { throw .last("mkdir", path) }
            try makeDirectory(parent)
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last("mkdir", path) }
        default:
            // The file's own open will say better what is wrong with an existing path.
            guard try FileKind.atPath(path, followingLinks: true) == .directory else { throw .last("mkdir", path) }
        }
    }
}
