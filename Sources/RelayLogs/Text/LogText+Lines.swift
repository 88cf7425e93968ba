import CScan

/// Where the lines of a text end, and of what shape they are.
extension LogText {
    /// Writes the places of newlines, of those from one on, until there is no room; their number, which is at most 63
    /// beyond the room. The place becomes that behind what was searched; `mayHoldToken` is set if a JWT may be in it.
    func newlines(
        from place: inout Int, into places: UnsafeMutablePointer<UInt32>, room: Int, mayHoldToken: inout Bool
    ) -> Int {
        var pair: Int32 = 0
        let found = unsafe cscan_newlines(start, &place, count, places, room, &pair)
        if pair != 0 { mayHoldToken = true }
        return found
    }

    /// Tells lines that end at the places by a pattern, as `cscan_line_shapes` says.
    @inline(__always) func shapes(
        _ ends: UnsafePointer<UInt32>, count: Int, _ pattern: UnsafePointer<cscan_pattern>,
        _ shapes: UnsafeMutablePointer<UInt8>, _ blanks: UnsafeMutablePointer<UInt8>
    ) {
        unsafe cscan_line_shapes(start, ends, count, pattern, shapes, blanks)
    }
}
