/// Bytes that are appended at the end and consumed from the front.
///
/// Consumed space is reclaimed when the buffer runs empty or when more than half of it is spent, so a byte is moved
/// a bounded number of times. What takes a closure, and what each message calls, is inlined where it is used.
package struct ByteBuffer: Sendable {
    @usableFromInline var storage: [UInt8] = []
    @usableFromInline var head = 0

    package init() {}

    package init(_ bytes: [UInt8]) { storage = bytes }

    package init(minimumCapacity: Int) { storage.reserveCapacity(minimumCapacity) }

    @inlinable package var count: Int { storage.count - head }

    @inlinable package var isEmpty: Bool { head == storage.count }

    /// Bytes of memory that it owns.
    package var capacity: Int { storage.capacity }

    /// The unread bytes, copied out.
    package var bytes: [UInt8] { Array(storage[head...]) }

    /// The first `count` unread bytes, copied out; there must be as many.
    package func prefix(_ count: Int) -> [UInt8] { Array(storage[head..<(head + count)]) }

    /// The unread bytes in place.
    @inlinable package var span: Span<UInt8> {
        @_lifetime(borrow self) get { storage.span.extracting(head..<storage.count) }
    }

    /// Lends the unread bytes for change in place, as unmasking needs.
    @inlinable
    package mutating func withMutableSpan<R, E>(_ body: (inout MutableSpan<UInt8>) throws(E) -> R) throws(E) -> R {
        let (start, end) = (head, storage.count)
        var whole = storage.mutableSpan
        var unread = whole._mutatingExtracting(start..<end)
        return try body(&unread)
    }

    @inlinable package mutating func append(_ byte: UInt8) { storage.append(byte) }

    package mutating func append(contentsOf bytes: some Sequence<UInt8>) { storage.append(contentsOf: bytes) }

    package mutating func append(_ text: String) { storage.append(contentsOf: text.utf8) }

    @inlinable package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe storage.append(contentsOf: $0) }
    }

    /// Appends `integer` in network byte order.
    package mutating func append(bigEndian integer: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: integer.bitWidth - 8, through: 0, by: -8) {
            storage.append(UInt8(truncatingIfNeeded: integer >> shift))
        }
    }

    /// Makes room for `count` bytes, has `fill` write into them, and keeps as many as `fill` says it wrote. The room
    /// holds whatever was there before: it is for writing.
    package mutating func append(upTo count: Int, _ fill: (inout MutableSpan<UInt8>) -> Int) -> Int {
        var written = 0
        storage.append(addingCapacity: count) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                var room = unsafe MutableSpan(_unsafeElements: buffer)
                written = fill(&room)
                precondition(written >= 0 && written <= buffer.count, "wrote more than there is room for")
                initialized += written
            }
        }
        return written
    }

    /// Drops `count` bytes from the front; `count` must not exceed `self.count`.
    package mutating func consume(_ count: Int) {
        precondition(count >= 0 && count <= self.count, "consumed more than there is")
        head += count
        if head == storage.count {
            storage.removeAll(keepingCapacity: true)
            head = 0
        } else if head > storage.count / 2 {
            storage.removeSubrange(..<head)
            head = 0
        }
    }

    /// Drops the unread bytes, and the memory too unless it is kept for the next ones.
    package mutating func removeAll(keepingCapacity: Bool = true) {
        storage.removeAll(keepingCapacity: keepingCapacity)
        head = 0
    }
}

extension ByteBuffer: Equatable {
    package static func == (left: ByteBuffer, right: ByteBuffer) -> Bool {
        left.storage[left.head...] == right.storage[right.head...]
    }
}
