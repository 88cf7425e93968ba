import CScan

/// Some lines of a block: where each ends, and its shape. The memory is used again for the next ones.
@safe final class LineBatch {
    /// How many are looked for at a time. The search may find 63 more.
    private static let step = 192
    private static let room = 4096
    private static let most = room + step + 64

    /// Distances from the start; the one before the first wraps around to it.
    private let ends: UnsafeMutablePointer<UInt32>
    private let shapes: UnsafeMutablePointer<UInt8>
    /// Where the first blank of a line is, 32 at most.
    private let blanks: UnsafeMutablePointer<UInt8>
    private let pattern: UnsafeMutablePointer<cscan_pattern>
    /// Where the first one begins in the block.
    private(set) var start = 0
    private(set) var count = 0
    /// How much behind it was searched for newlines.
    private var searched = 0
    private var isTokenFound = false
    /// Whether one of those that were found last may hold a JWT.
    private(set) var mayHoldToken = false

    init() {
        unsafe ends = .allocate(capacity: Self.most + 64) + 1
        unsafe ends[-1] = .max
        unsafe shapes = .allocate(capacity: Self.most + 64)
        unsafe blanks = .allocate(capacity: Self.most + 64)
        unsafe pattern = .allocate(capacity: 1)
        unsafe pattern.initialize(to: LinePattern.make())
    }

    deinit {
        unsafe (ends - 1).deallocate()
        unsafe shapes.deallocate()
        unsafe blanks.deallocate()
        unsafe pattern.deallocate()
    }

    /// Begins with the lines from a place on.
    func begin(at place: Int) { (start, count, searched, isTokenFound) = (place, 0, 0, false) }

    /// Finds more lines, and what their shapes are, or `other` for all; none when there is no more room or the block is
    /// over. They are few enough for the processor to have them at hand still when they are looked at.
    func findMore(in block: LogText, areShapesRead: Bool) -> Range<Int> {
        let text = block.dropping(start)
        let first = count
        guard count < Self.room, searched < text.count else { return first..<first }
        var (next, isFound) = (searched, false)
        count += unsafe text.newlines(from: &next, into: ends + first, room: Self.step, mayHoldToken: &isFound)
        // What the last search found may stand behind its last line.
        mayHoldToken = isTokenFound || isFound
        (searched, isTokenFound) = (next, isFound)
        if searched == text.count, count == 0 || Int(unsafe ends[count - 1]) + 1 < searched {
            // A last line without its newline.
            unsafe ends[count] = UInt32(text.count)
            count += 1
        }
        if areShapesRead {
            readShapes(text, first)
        } else {
            unsafe (shapes + first).update(repeating: LineShape.other | LineShape.flag, count: count - first)
        }
        return first..<count
    }

    /// The place in the block behind the lines that were found.
    func end(in block: LogText) -> Int { min(start + Int(unsafe ends[count - 1]) + 1, block.count) }

    /// Reads the shapes of the lines from one on.
    private func readShapes(_ text: LogText, _ first: Int) {
        var near = count
        // The last lines of the block have too little behind them.
        while near > first, bounds(near - 1).place + LineShape.reach > text.count { near -= 1 }
        unsafe text.shapes(ends + first, count: near - first, pattern, shapes + first, blanks + first)
        for line in near..<count { unsafe shapes[line] = LineShape.other | LineShape.flag }
    }

    /// Where a line begins behind the start, and how long it is.
    @inline(__always) private func bounds(_ line: Int) -> (place: Int, length: Int) {
        let from = Int(unsafe ends[line &- 1] &+ 1)
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

    /// A line, without its newline.
    @inline(__always) func text(_ index: Int, of block: LogText) -> LogText {
        let (place, length) = bounds(index)
        return unsafe block.near(start &+ place, length)
    }

    /// The first line that ends at the place or behind it, from a line on.
    func line(at place: Int, from index: Int) -> Int {
        var index = index
        while index < count, unsafe start + Int(ends[index]) < place { index += 1 }
        return index
    }

    /// Flags lines.
    func flagAll(_ range: Range<Int>) { for index in range { unsafe shapes[index] |= LineShape.flag } }

    /// Flags the first ones of a shape among some lines.
    func flag(_ shape: UInt8, in range: Range<Int>, atMost most: Int) {
        var left = most
        var index = range.lowerBound
        while left > 0, index < range.upperBound {
            if unsafe shapes[index] & ~LineShape.flag == shape {
                unsafe shapes[index] |= LineShape.flag
                left -= 1
            }
            index += 1
        }
    }

    /// Which of the 64 lines from one on are flagged, bit by bit.
    @inline(__always) func flagged(from index: Int) -> UInt64 {
        let bits = unsafe cscan_high_bits(shapes + index)
        return count - index >= 64 ? bits : bits & (1 << UInt64(count - index) - 1)
    }

    /// How many lines are of a shape and have no flag.
    func number(of shape: UInt8) -> Int { unsafe cscan_count(shapes, count, shape) }

    /// The first and the last line of a shape that has no flag; nil when there is none.
    func ends(of shape: UInt8) -> (first: Int, last: Int)? {
        let text = unsafe LogText(shapes, count)
        guard let first = text.firstIndex(of: shape), let last = text.lastIndex(of: shape) else { return nil }
        return (first, last)
    }
}
