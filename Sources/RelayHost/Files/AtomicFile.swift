import Glibc
import RelayBytes

/// A file written beside its place and renamed into it: readers see the old bytes or the new ones, never a part.
enum AtomicFile {
    /// Writes `bytes` to a new file in the directory of `path`, syncs it and renames it to `path`. It has exactly
    /// `mode`, or without one what the umask leaves of 0666.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) throws(FileFailure) {
        let (directory, name) = split(path)
        var random = RandomPool()
        let temporary = "\(directory)/.\(name).\(Hex.encode(random.bytes(8)))"
        let raw = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode == nil ? 0o666 : 0o600)
        guard raw >= 0 else { throw .last("open", path) }
        do throws(FileFailure) {
            try fill(FileDescriptor(owning: raw), bytes, path, mode)
            guard unsafe rename(temporary, path) == 0 else { throw .last("rename", path) }
        } catch {
            unsafe _ = unlink(temporary)
            throw error
        }
        syncDirectory(directory)
    }

    private static func fill(
        _ file: consuming FileDescriptor, _ bytes: [UInt8], _ path: String, _ mode: mode_t?
    ) throws(FileFailure) {
        // The umask can only take bits away from what open was given.
        if let mode, fchmod(file.raw, mode) != 0 { throw .last("fchmod", path) }
        do throws(SystemFailure) {
            try StandardStreams.write(bytes.span, to: file.raw)
        } catch {
            throw FileFailure(path: path, cause: .system(error))
        }
        guard fsync(file.raw) == 0 else { throw .last("fsync", path) }
        // A full quota may show only here.
        guard close(file.take()) == 0 else { throw .last("close", path) }
    }

    /// Makes the rename itself survive a power cut; a directory that cannot be synced is no failure.
    private static func syncDirectory(_ path: String) {
        let raw = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard raw >= 0 else { return }
        let directory = FileDescriptor(owning: raw)
        _ = fsync(directory.raw)
    }

    /// The directory and the last part of a path: `.` and `name` for a bare name.
    static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let name = String(path[path.index(after: slash)...])
        return slash == path.startIndex ? ("/", name) : (String(path[..<slash]), name)
    }
}
