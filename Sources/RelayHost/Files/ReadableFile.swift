import Glibc
import RelayBytes

/// A file or stream that is read block by block, never mapped: one that shrinks meanwhile only ends earlier.
package struct ReadableFile: ~Copyable {
    /// What tells two files of one name apart.
    package struct Identity: Equatable, Sendable {
        package let device: UInt64
        package let inode: UInt64
    }

    package let path: String
    package let kind: FileKind
    package let identity: Identity
    private let descriptor: FileDescriptor

    /// Opens without waiting. A directory and a socket are errors.
    package init(_ path: String) throws(FileFailure) {
        let raw = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        if raw < 0, errno == ENXIO { throw FileFailure(path: path, cause: .wrongKind(.socket)) }
        guard raw >= 0 else { throw .last("open", path) }
        try self.init(owning: FileDescriptor(owning: raw), path: path)
    }

    /// This process's stdin, which stays open.
    package static func standardInput() throws(FileFailure) -> ReadableFile {
        let raw = dup(0)
        guard raw >= 0 else { throw .last("dup", "-") }
        return try ReadableFile(owning: FileDescriptor(owning: raw), path: "-")
    }

    private init(owning descriptor: consuming FileDescriptor, path: String) throws(FileFailure) {
        var status = stat()
        guard unsafe fstat(descriptor.raw, &status) == 0 else { throw .last("fstat", path) }
        let kind = FileKind(mode: status.st_mode)
        if kind == .directory { throw FileFailure(path: path, cause: .wrongKind(.directory)) }
        self.path = path
        self.kind = kind
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        self.descriptor = descriptor
    }

    /// For `wait(for:)`.
    package var raw: Int32 { descriptor.raw }

    /// Another descriptor of the same open file, for a thread that may outlive this owner.
    package func duplicate() throws(SystemFailure) -> FileDescriptor {
        let raw = fcntl(descriptor.raw, F_DUPFD_CLOEXEC, 0)
        guard raw >= 0 else { throw .last("fcntl") }
        return FileDescriptor(owning: raw)
    }

    /// How long it is now.
    package var size: Int64 {
        var status = stat()
        return unsafe fstat(descriptor.raw, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Goes back to the beginning.
    package func rewind() { lseek(descriptor.raw, 0, SEEK_SET) }

    /// Reads what is there, at most as much as there is room for: 0 at the end, nil when nothing is there yet.
    package func read(into room: inout MutableSpan<UInt8>) throws(FileFailure) -> Int? {
        try Self.read(descriptor.raw, path, into: &room)
    }

    private static func read(
        _ descriptor: Int32, _ path: String, into room: inout MutableSpan<UInt8>
    ) throws(FileFailure) -> Int? {
        while true {
            let count = unsafe room.withUnsafeMutableBufferPointer { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count >= 0 { return count }
            if errno == EAGAIN { return nil }
            if errno != EINTR { throw .last("read", path) }
        }
    }

    /// Reads what is at a place of a regular file whose owner lives on, in a thread of its own perhaps: 0 at the end.
    package static func read(
        _ descriptor: Int32, _ path: String, at place: Int64, into room: inout MutableSpan<UInt8>
    ) throws(FileFailure) -> Int {
        while true {
            let count = unsafe room.withUnsafeMutableBufferPointer { buffer in
                unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
            }
            if count >= 0 { return count }
            if errno != EINTR { throw .last("pread", path) }
        }
    }

    /// What lies at a path now; nil when nothing does.
    package static func identity(at path: String) -> Identity? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}
