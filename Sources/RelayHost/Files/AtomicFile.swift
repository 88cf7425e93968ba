import Glibc

/// A file written beside its place and renamed into it: readers see the old bytes or the new ones, never a part.
enum AtomicFile {
    /// Writes `bytes` to a new file in the directory of `path`, syncs it and renames it to `path`. It has exactly
    /// `mode`, or without one what the umask leaves of 0666.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) throws(FileFailure) {
        let file = try PartialFile(beside: path, mode: mode)
        try file.write(bytes.span)
        try file.complete()
    }

    /// The directory and the last part of a path: `.` and `name` for a bare name.
    static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let name = String(path[path.index(after: slash)...])
        return slash == path.startIndex ? ("/", name) : (String(path[..<slash]), name)
    }
}
