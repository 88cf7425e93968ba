import RelayDeflate
import RelayHost
import RelayLogs

extension LogCollector {
    /// Reads a gzip file, of which `blocks` holds the beginning.
    mutating func readGzip(
        _ file: borrowing ReadableFile, _ blocks: inout LineBlocks, _ scanner: inout LogScanner, _ source: Int
    ) throws(FileFailure) {
        var lines = LineBlocks()
        do throws(GzipReader.Fault) {
            let gzip = try GzipReader()
            gzip.push(blocks.unread)
            var isOver = false
            while !isOver {
                repeat {
                    let count = try lines.fill { room throws(GzipReader.Fault) in try gzip.read(into: &room) }
                    if count > 0 { scan(&lines, &scanner, source) } else if gzip.needsInput { break }
                    // Much may come out of little.
                    if hasToEnd() { return }
                } while true
                blocks.reset()
                do throws(FileFailure) {
                    guard let count = try readBlock(file, &blocks) else { return }
                    isOver = count == 0
                } catch {
                    evidence.troubles.append(.init(path: file.path, cause: .unreadable(error.text)))
                    return
                }
                gzip.push(blocks.unread)
            }
            finish(&lines, &scanner, source)
            try gzip.finish()
        } catch {
            finish(&lines, &scanner, source)
            evidence.troubles.append(.init(path: file.path, cause: .malformed(error.words)))
        }
    }
}

extension GzipReader.Fault {
    var words: String {
        switch self {
        case .malformed: "is gzip and damaged: what came before is counted"
        case .truncated: "is gzip and ends in the middle: what came before is counted"
        case .tooDense: "is gzip and grows more than \(GzipReader.ratio) times: not read further"
        case .noMemory: "there is no memory to inflate it"
        }
    }
}
