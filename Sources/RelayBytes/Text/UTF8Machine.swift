/// The automaton of UTF-8 (RFC 3629 section 4) as one table of 256 words.
///
/// A state is the place of six bits in a word, and the six bits there are the next state: a step is one load and one
/// shift, without a branch that text could mislead. A look at the state comes every 32 bytes; where it has been refused,
/// those are read again for the offset. ASCII is passed over 256 bytes at a time.
enum UTF8Machine {
    /// Between two code points.
    static let start: UInt8 = 0
    /// One, two or three more bytes of 80...BF.
    private static let one: UInt8 = 6
    private static let two: UInt8 = 12
    private static let three: UInt8 = 18
    /// After E0: A0...BF, then one. After ED: 80...9F, then one.
    private static let afterE0: UInt8 = 24
    private static let afterED: UInt8 = 30
    /// After F0: 90...BF, then two. After F4: 80...8F, then two.
    private static let afterF0: UInt8 = 36
    private static let afterF4: UInt8 = 42
    /// No byte leads out of it.
    static let refused: UInt8 = 48

    static func next(_ state: UInt8, _ byte: UInt8) -> UInt8 {
        UInt8(truncatingIfNeeded: table[Int(byte)] &>> UInt64(state)) & 63
    }

    /// The state after the bytes, or the offset of the first that cannot be.
    static func run(from state: UInt8, over bytes: UnsafeRawBufferPointer) -> (state: UInt8, fault: Int?) {
        guard let base = bytes.baseAddress else { return (state, nil) }
        return unsafe table.withUnsafeBufferPointer { table in
            guard let table = table.baseAddress else { return (state, nil) }
            return unsafe run(from: state, over: base, bytes.count, table)
        }
    }

    private static func run(
        from began: UInt8, over base: UnsafeRawPointer, _ count: Int, _ table: UnsafePointer<UInt64>
    ) -> (state: UInt8, fault: Int?) {
        var (state, offset) = (UInt64(began), 0)
        while offset &+ block <= count {
            if state & 63 == UInt64(start) {
                let words = unsafe base.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
                let pair = words.lowHalf | words.highHalf
                if (pair[0] | pair[1]) & high == 0 {
                    offset &+= block
                    if offset &+ 256 <= count { offset = unsafe skipASCII(base, from: offset, count) }
                    continue
                }
            }
            let before = state
            for step in 0..<block {
                let byte = unsafe base.load(fromByteOffset: offset &+ step, as: UInt8.self)
                state = unsafe table[Int(byte)] &>> state
            }
            if state & 63 == UInt64(refused) {
                state = before
                break
            }
            offset &+= block
        }
        while offset < count {
            let byte = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
            state = unsafe table[Int(byte)] &>> state
            if state & 63 == UInt64(refused) { return (refused, offset) }
            offset &+= 1
        }
        return (UInt8(truncatingIfNeeded: state & 63), nil)
    }

    /// Bytes that are read before a look at the state.
    private static let block = 32

    /// Passes over words of ASCII.
    private static func skipASCII(_ base: UnsafeRawPointer, from start: Int, _ count: Int) -> Int {
        var offset = start
        while offset &+ 256 <= count {
            let first = unsafe base.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self)
            let second = unsafe base.loadUnaligned(fromByteOffset: offset &+ 64, as: SIMD8<UInt64>.self)
            let third = unsafe base.loadUnaligned(fromByteOffset: offset &+ 128, as: SIMD8<UInt64>.self)
            let fourth = unsafe base.loadUnaligned(fromByteOffset: offset &+ 192, as: SIMD8<UInt64>.self)
            let all = (first | second) | (third | fourth)
            let half = all.lowHalf | all.highHalf
            let pair = half.lowHalf | half.highHalf
            if (pair[0] | pair[1]) & high != 0 { break }
            offset &+= 256
        }
        while offset &+ 8 <= count, unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & high == 0 {
            offset &+= 8
        }
        return offset
    }

    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// For each byte, the next state of every state in its place.
    private static let table: [UInt64] = (UInt8.min...UInt8.max).map { byte in
        var word: UInt64 = 0
        for state in [start, one, two, three, afterE0, afterED, afterF0, afterF4, refused] {
            word |= UInt64(target(state, byte)) << UInt64(state)
        }
        return word
    }

    private static func target(_ state: UInt8, _ byte: UInt8) -> UInt8 {
        switch (state, byte) {
        case (start, 0x00...0x7f), (one, 0x80...0xbf): start
        case (start, 0xc2...0xdf): one
        case (start, 0xe0): afterE0
        case (start, 0xed): afterED
        case (start, 0xe1...0xec), (start, 0xee...0xef): two
        case (start, 0xf0): afterF0
        case (start, 0xf1...0xf3): three
        case (start, 0xf4): afterF4
        case (two, 0x80...0xbf), (afterE0, 0xa0...0xbf), (afterED, 0x80...0x9f): one
        case (three, 0x80...0xbf), (afterF0, 0x90...0xbf), (afterF4, 0x80...0x8f): two
        default: refused
        }
    }
}
