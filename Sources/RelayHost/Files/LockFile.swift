import Glibc
import RelayBytes

/// A file that is locked (flock) in place of another, which is replaced and so cannot hold a lock itself.
final class LockFile: Sendable {
    private let path: String
    /// Closing it releases the lock.
    private let file: FileDescriptor

    /// Opens the file or makes it, 0600. It is never removed: who waits for it would lock a file that is gone.
    init(_ path: String) throws(FileFailure) {
        let raw = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        if raw < 0, errno == ELOOP { throw FileFailure(path: path, cause: .wrongKind(.symbolicLink)) }
        guard raw >= 0 else { throw .last("open", path) }
        file = FileDescriptor(owning: raw)
        self.path = path
        var status = stat()
        guard unsafe fstat(raw, &status) == 0 else { throw .last("fstat", path) }
        let kind = FileKind(mode: status.st_mode)
        guard kind == .regular else { throw FileFailure(path: path, cause: .wrongKind(kind)) }
    }

    /// Waits for the lock.
    func acquire(until deadline: Instant) throws(FileFailure) {
        if flock(file.raw, LOCK_EX | LOCK_NB) == 0 { return }
        guard errno == EWOULDBLOCK || errno == EINTR else { throw .last("flock", path) }
        let failure = try waitOnThread(until: deadline)
        if failure != 0 { throw FileFailure(path: path, cause: .system(SystemFailure(call: "flock", errno: failure))) }
    }

    func release() { _ = flock(file.raw, LOCK_UN) }

    /// flock has no descriptor to wait for and knows no deadline, so a thread waits. One that is left behind keeps the
    /// file, and with it the lock, no longer than until it has got it.
    private func waitOnThread(until deadline: Instant) throws(FileFailure) -> Int32 {
        let answers: Handoff<Int32>
        do throws(SystemFailure) {
            answers = try Handoff()
        } catch {
            throw FileFailure(path: path, cause: .system(error))
        }
        let hasThread = startThread { [self] in answers.put(flock(file.raw, LOCK_EX) == 0 ? 0 : errno) }
        guard hasThread else { return EAGAIN }
        _ = wait(for: answers.descriptor, .readable, until: deadline, interrupts: .none)
        guard let answer = answers.take() else { throw FileFailure(path: path, cause: .locked) }
        return answer
    }
}
