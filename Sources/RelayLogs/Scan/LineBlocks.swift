import CSystem
import RelayBytes

/// Cuts a stream of bytes into runs of whole lines, whatever the pieces that it comes in.
///
/// A line longer than `longestLine` is given without what is beyond; the rest of it is counted and left out.
package struct LineBlocks: Sendable {
    /// 1 MiB.
    package static let longestLine = 1 << 20
    /// How much is read at a time.
    package static let blockSize = 256 << 10

    private var storage: [UInt8]
    private var start = 0
    private var end = 0
    private var isSkipping = false
    /// How many lines were longer than the limit, and how many bytes of them were left out.
    package private(set) var overlong = 0
    package private(set) var skipped = 0

    package init() {
        // Room for a block and the beginning of a line; more only when a line needs it.
        storage = [UInt8](repeating: 0, count: 2 * Self.blockSize)
    }

    /// Forgets everything: another stream begins.
    package mutating func reset() { (start, end, isSkipping, overlong, skipped) = (0, 0, false, 0, 0) }

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
            guard let newline = index(of: 0x0a, start, end) else {
                skipped += end - start
                (start, end) = (0, 0)
                return nil
            }
            skipped += newline - start
            start = newline + 1
            isSkipping = false
        }
        guard let last = lastIndex(of: 0x0a, start, end) else {
            guard end - start > Self.longestLine else { return nil }
            return cutLongLine()
        }
        // Only the first line of a buffer can be too long.
        if let first = index(of: 0x0a, start, end), first - start > Self.longestLine { return cutLongLine() }
        defer { start = last + 1 }
        return start..<(last + 1)
    }

    /// What is left at the end of the stream: a last line without its newline.
    package mutating func finish() -> Range<Int>? {
        defer { (start, end, isSkipping) = (0, 0, false) }
        if isSkipping { skipped += end - start }
        guard end > start, !isSkipping else { return nil }
        return start..<end
    }

    /// What was read and not given yet: the next reader of the stream begins with it.
    package struct Tail: Sendable {
        var bytes: [UInt8] = []
        var isSkipping = false

        package init() {}
    }

    /// What is left behind the last run that was given, copied out.
    package var tail: Tail {
        var tail = Tail()
        tail.bytes = Array(storage[start..<end])
        tail.isSkipping = isSkipping
        return tail
    }

    /// The bytes that were read and not given yet.
    package var unread: Span<UInt8> {
        @_lifetime(borrow self) get { storage.span.extracting(start..<end) }
    }

    /// Begins with a tail.
    package mutating func put(_ tail: Tail) {
        storage.replaceSubrange(..<min(tail.bytes.count, storage.count), with: tail.bytes)
        (start, end, isSkipping) = (0, tail.bytes.count, tail.isSkipping)
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

    private func index(of byte: UInt8, _ from: Int, _ to: Int) -> Int? {
        unsafe search(from, to) { unsafe csystem_memchr($0, Int32(byte), $1) }
    }

    private func lastIndex(of byte: UInt8, _ from: Int, _ to: Int) -> Int? {
        unsafe search(from, to) { unsafe csystem_memrchr($0, Int32(byte), $1) }
    }

    private func search(
        _ from: Int, _ to: Int, _ find: (UnsafeRawPointer, Int) -> UnsafeRawPointer?
    ) -> Int? {
        unsafe storage.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, to > from, let found = unsafe find(base + from, to - from) else {
                return nil
            }
            return unsafe base.distance(to: found)
        }
    }
}
