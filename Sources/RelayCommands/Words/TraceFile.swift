import RelayHost

/// The place of `--trace`.
enum TraceFile {
    /// The descriptor of a new file that its owner alone may read; `-` is stderr.
    static func open(_ path: String) throws(CommandFailure) -> Int32 {
        if path == "-" { return 2 }
        do throws(FileFailure) { return try OutputFile.openPrivate(path).take() } catch {
            throw .cannotWrite(path, error)
        }
    }

    /// A trace in a file that lacks lines is told; stderr cannot tell of itself.
    static func failure(_ path: String?, _ failure: SystemFailure?) -> CommandFailure? {
        guard let path, path != "-", let failure else { return nil }
        return .cannotWrite(path, FileFailure(path: path, cause: .system(failure)))
    }
}
