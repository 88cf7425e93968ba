import Glibc
import RelayBytes

/// A file's bytes and its permissions, read once and whole.
package struct FileContents: Equatable, Sendable {
    package let bytes: [UInt8]
    /// The permission bits, such as 0o600.
    package let mode: UInt32

    package init(bytes: [UInt8], mode: UInt32) {
        self.bytes = bytes
        self.mode = mode
    }

    /// Whether the group or others may read, write or search it.
    package var isOpenToOthers: Bool { mode & 0o077 != 0 }

    /// Reads at most `limit` bytes; more are an error. Opening never waits. A FIFO, where it is accepted, is waited for
    /// until the deadline, so `<(command)` works as a file.
    package static func read(
        _ path: String, limit: Int, followingLinks: Bool = true, accepting kinds: Set<FileKind> = [.regular],
        until deadline: Instant? = nil, interrupts: Interrupts = .none
    ) throws(FileFailure) -> FileContents {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
        let raw = unsafe open(path, flags)
        if raw < 0, errno == ELOOP, !followingLinks { throw FileFailure(path: path, cause: .wrongKind(.symbolicLink)) }
        // A socket cannot be opened (ENXIO).
        if raw < 0, errno == ENXIO { throw FileFailure(path: path, cause: .wrongKind(.socket)) }
        guard raw >= 0 else { throw .last("open", path) }
        let file = FileDescriptor(owning: raw)
        var status = stat()
        guard unsafe fstat(file.raw, &status) == 0 else { throw .last("fstat", path) }
        let kind = FileKind(mode: status.st_mode)
        guard kinds.contains(kind) else { throw FileFailure(path: path, cause: .wrongKind(kind)) }
        let bytes = try readAll(
            descriptor: file.raw, limit: limit, path: path, until: deadline, interrupts: interrupts,
            waitingFirst: kind != .regular)
        return FileContents(bytes: bytes, mode: status.st_mode & 0o7777)
    }
}

/// Reads a descriptor to its end, at most `limit` bytes; more are an error. `path` names it in failures.
package func readAll(
    descriptor: Int32, limit: Int, path: String = "-", until deadline: Instant? = nil, interrupts: Interrupts = .none
) throws(FileFailure) -> [UInt8] {
    try readAll(
        descriptor: descriptor, limit: limit, path: path, until: deadline, interrupts: interrupts,
        waitingFirst: !interrupts.descriptors.isEmpty || deadline != nil)
}

private func readAll(
    descriptor: Int32, limit: Int, path: String, until deadline: Instant?, interrupts: Interrupts, waitingFirst: Bool
) throws(FileFailure) -> [UInt8] {
    var bytes = ByteBuffer()
    var mustWait = waitingFirst
    while true {
        if mustWait {
            switch wait(for: descriptor, .readable, until: deadline, interrupts: interrupts) {
            case .ready: break
            case .deadline: throw FileFailure(path: path, cause: .system(SystemFailure(call: "read", errno: ETIMEDOUT)))
            case .interrupted: throw FileFailure(path: path, cause: .system(SystemFailure(call: "read", errno: EINTR)))
            }
        }
        // One byte above the limit tells too much from just enough.
        let room = min(65536, limit + 1 - bytes.count)
        var failure: Int32 = 0
        let count = bytes.append(upTo: room) { room in
            let count = unsafe room.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { failure = errno }
            return max(0, count)
        }
        if bytes.count > limit { throw FileFailure(path: path, cause: .tooLarge(limit: limit)) }
        switch failure {
        case 0 where count == 0: return bytes.bytes
        case 0: mustWait = waitingFirst
        case EAGAIN: mustWait = true
        case EINTR: break
        default: throw FileFailure(path: path, cause: .system(SystemFailure(call: "read", errno: failure)))
        }
    }
}
