/// The automaton of UTF-8 (RFC 3629 section 4) as one table of 256 words.
///
/// A state is the place of six bits in a word, and the six bits there are the next state: a step is one load and one
/// shift. It reads what is cut, and finds the offset of a fault; what lies in one piece is read by whole code points, and
/// ASCII 256 bytes at a time.
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
        var (state, offset) = (state, 0)
        // The rest of a code point that began before.
        while state != start, offset < bytes.count {
            state = unsafe next(state, base.load(fromByteOffset: offset, as: UInt8.self))
            if state == refused { return (refused, offset) }
            offset &+= 1
        }
        offset = unsafe skip(base, from: offset, bytes.count)
        while offset < bytes.count {
            state = unsafe next(state, base.load(fromByteOffset: offset, as: UInt8.self))
            if state == refused { return (refused, offset) }
            offset &+= 1
        }
        return (state, nil)
    }

    /// Passes over whole code points, as long as eight bytes are left and all is well.
    private static func skip(_ base: UnsafeRawPointer, from start: Int, _ count: Int) -> Int {
        var offset = start
        while offset &+ 8 <= count {
            let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            guard word & high != 0 else {
                offset = unsafe skipASCII(base, from: offset &+ 8, count)
                continue
            }
            offset &+= (word & high).trailingZeroBitCount &>> 3
            let began = offset
            while offset &+ 4 <= count {
                let four = unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
                let length = length(four)
                if length == 0 { break }
                offset &+= length
            }
            if offset == began { return offset }
        }
        return offset
    }

    /// The bytes of the code point beyond ASCII whose first four bytes these are, the first lowest; 0 for none.
    @inline(__always)
    private static func length(_ four: UInt32) -> Int {
        // 1110xxxx 10xxxxxx 10xxxxxx; not below U+0800, no surrogate.
        if four & 0xc0_c0f0 == 0x80_80e0 {
            let top = four & 0x200f
            return top != 0 && top != 0x200d ? 3 : 0
        }
        // 110xxxxx 10xxxxxx; not below U+0080.
        if four & 0xc0e0 == 0x80c0 { return four & 0x1e != 0 ? 2 : 0 }
        // 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx; U+10000 to U+10FFFF.
        guard four & 0xc0c0_c0f8 == 0x8080_80f0 else { return 0 }
        let top = (four & 0x7) &<< 2 | (four &>> 12) & 0x3
        return (1...16).contains(top) ? 4 : 0
    }

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
