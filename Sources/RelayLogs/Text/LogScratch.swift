/// Memory for a line that has to be written anew: JSON strings without their escapes, text without colour.
///
/// What `text` gives is valid until the next `begin`.
@safe final class LogScratch {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    init() {
        capacity = 4096
        unsafe memory = .allocate(capacity: capacity)
    }

    deinit { unsafe memory.deallocate() }

    /// Empties it, with room for so many bytes.
    func begin(_ room: Int) {
        count = 0
        guard room > capacity else { return }
        unsafe memory.deallocate()
        capacity = room
        unsafe memory = .allocate(capacity: room)
    }

    /// Adds a byte; one beyond the room is left out.
    func append(_ byte: UInt8) {
        guard count < capacity else { return }
        unsafe memory[count] = byte
        count += 1
    }

    /// Adds a text; what is beyond the room is left out.
    func append(_ text: LogText) {
        let text = text.prefix(capacity - count)
        unsafe text.copy(to: memory + count)
        count += text.count
    }

    var text: LogText { unsafe LogText(UnsafePointer(memory), count) }
}
