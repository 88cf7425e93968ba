import RelayDeflate
import RelayLogs

/// What the first bytes of a file say about it.
enum LogBeginning {
    static func isGzip(_ blocks: borrowing LineBlocks) -> Bool { GzipReader.begins(blocks.unread) }

    /// Why the file is no log that can be read; nil when it may be one.
    static func fault(_ blocks: borrowing LineBlocks) -> String? {
        let start = blocks.unread
        guard start.count >= 2 else { return nil }
        switch (start[0], start[1]) {
        case (0xff, 0xfe), (0xfe, 0xff): return "is UTF-16: convert it with iconv -f UTF-16 -t UTF-8"
        default: return nil
        }
    }
}
