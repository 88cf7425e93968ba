import Glibc

/// What lies at a path.
package enum FileKind: String, Hashable, Sendable {
    case regular = "regular file"
    case directory = "directory"
    case symbolicLink = "symbolic link"
    case fifo = "FIFO"
    case socket = "socket"
    case device = "device"

    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .fifo
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }

    /// The kind of what lies at the path itself, or nil when there is nothing.
    static func atPath(_ path: String, followingLinks: Bool) throws(FileFailure) -> FileKind? {
        var status = stat()
        let answer = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
        if answer == 0 { return FileKind(mode: status.st_mode) }
        if errno == ENOENT { return nil }
        throw .last("stat", path)
    }
}
