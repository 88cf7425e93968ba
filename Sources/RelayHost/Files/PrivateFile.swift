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
        let lock = path + ".lock"
        let raw = unsafe open(lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        if raw < 0, errno == ELOOP { throw FileFailure(path: lock, cause: .wrongKind(.symbolicLink)) }
        guard raw >= 0 else { throw .last("open", lock) }
        let file = FileDescriptor(owning: raw)
        var status = stat()
        guard unsafe fstat(file.raw, &status) == 0 else { throw .last("fstat", lock) }
        let kind = FileKind(mode: status.st_mode)
        guard kind == .regular else { throw FileFailure(path: lock, cause: .wrongKind(kind)) }
        try acquire(file.raw, lock)
        // Closing the descriptor releases the lock.
        defer { _ = flock(file.raw, LOCK_UN) }
        return try body()
    }

    private static func acquire(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        let deadline = MonotonicClock.now() + .seconds(5)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .last("flock", path) }
            // flock has no descriptor to wait for; a blocking one would be deaf to signals.
            let pause = MonotonicClock.now() + .milliseconds(10)
            if pause > deadline { throw FileFailure(path: path, cause: .locked) }
            _ = wait(for: -1, [], until: pause, interrupts: .none)
        }
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
