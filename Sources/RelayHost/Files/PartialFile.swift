import Glibc
import RelayBytes

/// A file that grows beside its place and takes it when it is complete: until then readers see what was there before.
///
/// One that is given up leaves nothing behind. A FIFO or a device has no beside and is written to as it is.
package final class PartialFile {
    /// Where its bytes go, until it is complete.
    package let descriptor: Int32
    private let path: String
    private let temporary: String?
    private var isOpen = true
    private var isComplete = false

    /// A new file in the directory of `path`. It has exactly `mode`, or without one what the umask leaves of 0666.
    init(beside path: String, mode: mode_t?) throws(FileFailure) {
        let (directory, name) = AtomicFile.split(path)
        var random = RandomPool()
        let temporary = "\(directory)/.\(name).\(Hex.encode(random.bytes(8)))"
        let raw = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode == nil ? 0o666 : 0o600)
        guard raw >= 0 else { throw .last("open", path) }
        (self.path, self.temporary, descriptor) = (path, temporary, raw)
        // The umask can only take bits away from what open was given.
        if let mode, fchmod(raw, mode) != 0 { throw .last("fchmod", path) }
    }

    /// What is written to as it is.
    init(writing file: consuming FileDescriptor, at path: String) {
        (self.path, temporary, descriptor) = (path, nil, file.take())
    }

    deinit {
        if isOpen { close(descriptor) }
        if let temporary, !isComplete { unsafe _ = unlink(temporary) }
    }

    /// Writes bytes behind the others.
    package func write(_ bytes: Span<UInt8>) throws(FileFailure) {
        do throws(SystemFailure) {
            try StandardStreams.write(bytes, to: descriptor)
        } catch {
            throw FileFailure(path: path, cause: .system(error))
        }
    }

    /// Puts it in its place; nothing is written to it afterwards.
    package func complete() throws(FileFailure) {
        guard isOpen else { return }
        if temporary != nil, fsync(descriptor) != 0 { throw .last("fsync", path) }
        isOpen = false
        // A full quota may show only here.
        guard close(descriptor) == 0 else { throw .last("close", path) }
        guard let temporary else { return }
        guard unsafe rename(temporary, path) == 0 else { throw .last("rename", path) }
        isComplete = true
        Self.syncDirectory(AtomicFile.split(path).directory)
    }

    /// Makes the rename itself survive a power cut; a directory that cannot be synced is no failure.
    private static func syncDirectory(_ path: String) {
        let raw = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard raw >= 0 else { return }
        let directory = FileDescriptor(owning: raw)
        _ = fsync(directory.raw)
    }
}
