import RelayHost
import RelayLogs

/// A part of a file by its number, read without regard to the other parts: the lines that begin in it, whole.
struct LogBlock {
    /// What of the memory is lines.
    struct Lines {
        var range = 0..<0
        /// The last one is longer than is read.
        var isCut = false
    }

    private static let size = LineBlocks.blockSize
    /// How much is read at a time of what lies behind the part.
    private static let step = 16 << 10

    private let descriptor: Int32
    private let path: String
    private var storage = [UInt8](repeating: 0, count: size + 1 + step)

    init(_ descriptor: Int32, _ path: String) { (self.descriptor, self.path) = (descriptor, path) }

    /// Reads the part: its lines; nil when the file ends before it.
    mutating func read(_ number: Int) throws(FileFailure) -> Lines? {
        // Whether a line begins with the part, the byte before it says.
        let before = number == 0 ? 0 : 1
        let place = Int64(number) * Int64(Self.size) - Int64(before)
        var end = try fill(0..<(before + Self.size), place)
        guard end > before else { return nil }
        var start = 0
        if number > 0 {
            guard let newline = firstNewline(0..<end) else { return Lines() }
            start = newline + 1
        }
        guard end == before + Self.size, start < end, storage[end - 1] != 0x0a else { return Lines(range: start..<end) }
        let line = lastNewline(start..<end).map { start + $0 + 1 } ?? start
        while true {
            if storage.count < end + Self.step { storage += [UInt8](repeating: 0, count: storage.count) }
            let more = try fill(end..<(end + Self.step), place + Int64(end))
            let newline = firstNewline(end..<(end + more))
            end += newline ?? more
            if end - line > LineBlocks.longestLine {
                return Lines(range: start..<(line + LineBlocks.longestLine), isCut: true)
            }
            if newline != nil { return Lines(range: start..<(end + 1)) }
            if more == 0 { return Lines(range: start..<end) }
        }
    }

    /// Scans lines that were read.
    func scan(_ lines: Lines, _ scanner: inout LogScanner, into chunk: inout LogChunk) {
        scanner.scan(storage.span.extracting(lines.range), into: &chunk)
    }

    private func firstNewline(_ range: Range<Int>) -> Int? {
        ByteSearch.first(0x0a, in: storage.span.extracting(range))
    }

    private func lastNewline(_ range: Range<Int>) -> Int? {
        ByteSearch.last(0x0a, in: storage.span.extracting(range))
    }

    /// Fills a range with what is at a place of the file; less at its end.
    private mutating func fill(_ range: Range<Int>, _ place: Int64) throws(FileFailure) -> Int {
        var filled = 0
        while filled < range.count {
            let (descriptor, path) = (descriptor, path)
            var whole = storage.mutableSpan
            var room = whole._mutatingExtracting((range.lowerBound + filled)..<range.upperBound)
            let count = try ReadableFile.read(descriptor, path, at: place + Int64(filled), into: &room)
            if count == 0 { break }
            filled += count
        }
        return filled
    }
}
