/// Cuts a stream of bytes into runs of whole lines, whatever the pieces that it comes in.
///
/// A line longer than `longestLine` is given without what is beyond, and counted.
package struct LineBlocks: Sendable {
    /// 1 MiB.
    package static let longestLine = 1 << 20
    /// How much is read at a time: 256 KiB, which the scanner still finds in the processor's cache.
    package static let blockSize = 256 << 10

    private var storage: [UInt8]
    private var start = 0
    private var end = 0
    private var isSkipping = false
    /// How many lines were longer than the limit.
    package private(set) var overlong = 0

    package init() {
        // Room for a block and the beginning of a line; more only when a line needs it.
        storage = [UInt8](repeating: 0, count: Self.blockSize + 8192)
    }

    /// Forgets everything: another stream begins.
    package mutating func reset() { (start, end, isSkipping, overlong) = (0, 0, false, 0) }

    /// Has `read` write the next bytes; it gives their number.
    package mutating func fill<E>(_ read: (inout MutableSpan<UInt8>) throws(E) -> Int) throws(E) -> Int {
        if start > 0 {
            moveDown()
        }
        if storage.count - end < Self.blockSize {
            storage.append(contentsOf: repeatElement(0, count: end + Self.blockSize - storage.count))
        }
        let free = end..<(end + Self.blockSize)
        var whole = storage.mutableSpan
        var room = whole._mutatingExtracting(free)
        let count = try read(&room)
        end += count
        return count
    }

    /// Puts bytes in as if they had been read; at most a block of them.
    package mutating func fill(_ bytes: ArraySlice<UInt8>) {
        _ = fill { room in
            for (index, byte) in bytes.enumerated() { room[index] = byte }
            return bytes.count
        }
    }

    /// The next run of whole lines, or nil when more has to be read for it. It is valid until the next `fill`.
    package mutating func next() -> Range<Int>? {
        if isSkipping {
            guard let newline = first(start) else {
                (start, end) = (0, 0)
                return nil
            }
            start = newline + 1
            isSkipping = false
        }
        guard let last = ByteSearch.last(0x0a, in: unread).map({ start + $0 }) else {
            guard end - start > Self.longestLine else { return nil }
            return cutLongLine()
        }
        // Only the first line of a buffer can be too long.
        if let first = first(start), first - start > Self.longestLine { return cutLongLine() }
        defer { start = last + 1 }
        return start..<(last + 1)
    }

    /// What is left at the end of the stream: a last line without its newline.
    package mutating func finish() -> Range<Int>? {
        defer { (start, end, isSkipping) = (0, 0, false) }
        guard end > start, !isSkipping else { return nil }
        return start..<end
    }

    /// The bytes that were read and not given yet.
    package var unread: Span<UInt8> {
        @_lifetime(borrow self) get { storage.span.extracting(start..<end) }
    }

    /// The bytes of a run that `next` gave.
    @_lifetime(borrow self)
    package func lines(_ range: Range<Int>) -> Span<UInt8> { storage.span.extracting(range) }

    private mutating func cutLongLine() -> Range<Int> {
        let line = start..<(start + Self.longestLine)
        start += Self.longestLine
        isSkipping = true
        overlong += 1
        return line
    }

    private mutating func moveDown() {
        let count = end - start
        unsafe storage.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress, count > 0 else { return }
            unsafe base.update(from: base + start, count: count)
        }
        (start, end) = (0, count)
    }

    private func first(_ from: Int) -> Int? {
        ByteSearch.first(0x0a, in: storage.span.extracting(from..<end)).map { from + $0 }
    }
}
