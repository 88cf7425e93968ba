import RelayHost
import RelayLogs

/// A file that is read on as it grows.
final class FollowedLog {
    let path: String
    let source: Int
    var file: ReadableFile
    /// How much of the file was read.
    var position: Int64 = 0
    var blocks = LineBlocks()
    var scanner: LogScanner
    /// Nothing more can come.
    var isOver = false
    /// There is no file of that name at the moment.
    var isAbsent = false
    /// Its first bytes were looked at.
    var hasBegun = false

    init(_ file: consuming ReadableFile, source: Int, scanner: LogScanner) {
        path = file.path
        self.file = file
        (self.source, self.scanner) = (source, scanner)
    }

    /// What has become of the file since.
    enum Change: Equatable {
        case none
        case truncated
        case removed
        /// Another file has its name.
        case replaced
    }

    /// Looks at the name, and at the length.
    func look() -> Change {
        guard file.kind == .regular, path != "-" else { return .none }
        guard let now = ReadableFile.identity(at: path) else { return isAbsent ? .none : .removed }
        if now != file.identity { return .replaced }
        return file.size < position ? .truncated : .none
    }

    /// Begins with another file of the name.
    func begin(_ next: consuming ReadableFile) {
        file = next
        (position, isOver, isAbsent, hasBegun) = (0, false, false, false)
        blocks.reset()
    }

    /// Begins at the start of the same file again.
    func rewind() {
        file.rewind()
        (position, hasBegun) = (0, false)
        blocks.reset()
    }
}
