import CSystem

/// Some lines of a block: where each ends, and its shape. The memory is used again for the next ones.
@safe final class LineBatch {
    /// How many are looked for at a time: so few that the processor still has them at hand when their shapes are read.
    /// The search may find 63 more.
    private static let step = 192
    private static let room = 2048
    private static let most = room + step + 64

    /// Distances from the start; the one before the first wraps around to it.
    private let ends: UnsafeMutablePointer<UInt32>
    private let shapes: UnsafeMutablePointer<UInt8>
    /// Where the first blank of a line is, 32 at most.
    private let blanks: UnsafeMutablePointer<UInt8>
    private let head: UnsafeMutablePointer<csystem_head>
    /// Lines that are of no access log, on the way to their shapes.
    private let rest: UnsafeMutablePointer<UInt16>
    /// Where the first one begins in the block.
    private(set) var start = 0
    private(set) var count = 0
    /// Whether one may hold a JWT.
    private(set) var mayHoldToken = false

    init() {
        unsafe ends = .allocate(capacity: Self.most + 1) + 1
        unsafe ends[-1] = .max
        unsafe shapes = .allocate(capacity: Self.most + 64)
        unsafe rest = .allocate(capacity: Self.most)
        unsafe blanks = .allocate(capacity: Self.most)
        unsafe head = .allocate(capacity: 1)
        unsafe head.initialize(to: AccessHead.make())
    }

    deinit {
        unsafe (ends - 1).deallocate()
        unsafe shapes.deallocate()
        unsafe rest.deallocate()
        unsafe blanks.deallocate()
        unsafe head.deallocate()
    }

    /// Finds the next lines from a place on, and what their shapes are, or `other` for all; the place behind them.
    func find(in block: LogText, from place: Int, areShapesRead: Bool) -> Int {
        (start, count, mayHoldToken) = (place, 0, false)
        let text = block.dropping(place)
        var next = 0
        while count < Self.room, next < text.count {
            let first = count
            count += unsafe text.newlines(
                from: next, into: ends + first, room: Self.step, mayHoldToken: &mayHoldToken)
            if count > first { next = Int(unsafe ends[count - 1]) + 1 }
            if count < first + Self.step, next < text.count {
                // A last line without its newline.
                unsafe ends[count] = UInt32(text.count)
                count += 1
                next = text.count
            }
            if areShapesRead {
                readShapes(text, first)
            } else {
                unsafe (shapes + first).update(repeating: LineShape.other | LineShape.flag, count: count - first)
            }
        }
        return place + next
    }

    /// Reads the shapes of the lines from one on: first as if all were of an access log, which most are, then the rest.
    private func readShapes(_ text: LogText, _ first: Int) {
        var near = count
        // The last lines of the block have too little behind them.
        while near > first, bounds(near - 1).place + LineShape.reach > text.count {
            near -= 1
            unsafe shapes[near] = LineShape.other | LineShape.flag
        }
        let restCount = unsafe text.heads(
            ends + first, count: near - first, head, shapes + first, blanks + first, rest)
        for index in 0..<restCount {
            let line = first + Int(unsafe rest[index])
            let (place, length) = bounds(line)
            unsafe shapes[line] = LineShape.ofOthers(text.near(place), length)
        }
    }

    /// Where a line begins behind the start, and how long it is.
    @inline(__always) private func bounds(_ line: Int) -> (place: Int, length: Int) {
        let from = Int(unsafe ends[line - 1] &+ 1)
        return (from, Int(unsafe ends[line]) &- from)
    }

    /// The shape of a line, with its flag.
    subscript(index: Int) -> UInt8 {
        @inline(__always) get { unsafe shapes[index] }
        @inline(__always) set { unsafe shapes[index] = newValue }
    }

    /// The length of the address that a line of an access log begins with.
    @inline(__always) func clientLength(_ line: Int) -> Int { Int(unsafe blanks[line]) }

    /// Where a line begins and ends in the block.
    @inline(__always) func range(_ index: Int) -> Range<Int> {
        let (place, length) = bounds(index)
        return (start + place)..<(start + place + length)
    }

    /// The first line that ends at the place or behind it, from a line on.
    func line(at place: Int, from index: Int) -> Int {
        var index = index
        while index < count, unsafe start + Int(ends[index]) < place { index += 1 }
        return index
    }

    /// Flags every line.
    func flagAll() { for index in 0..<count { unsafe shapes[index] |= LineShape.flag } }

    /// Flags the first lines of a shape.
    func flag(_ shape: UInt8, atMost most: Int) {
        var left = most
        var index = 0
        while left > 0, index < count {
            if unsafe shapes[index] & ~LineShape.flag == shape {
                unsafe shapes[index] |= LineShape.flag
                left -= 1
            }
            index += 1
        }
    }

    /// Which of the 64 lines from a multiple of 64 on are flagged, bit by bit.
    @inline(__always) func flagged(from index: Int) -> UInt64 {
        let bits = unsafe csystem_high_bits(shapes + index)
        return count - index >= 64 ? bits : bits & (1 << UInt64(count - index) - 1)
    }

    /// How many lines are of a shape and have no flag.
    func number(of shape: UInt8) -> Int { unsafe csystem_count(shapes, count, shape) }

    /// The first and the last line of a shape that has no flag; nil when there is none.
    func ends(of shape: UInt8) -> (first: Int, last: Int)? {
        let text = unsafe LogText(shapes, count)
        guard let first = text.firstIndex(of: shape), let last = text.lastIndex(of: shape) else { return nil }
        return (first, last)
    }
}
