/// Which of many names are there already, compared byte for byte: Swift's own sets compare by canonical equivalence.
///
/// It holds places, not names, and is hashed with a random seed, so that nobody can choose names that collide.
struct NameTable {
    /// The place of a name plus one; 0 where there is none. At most half of them are taken.
    private var slots: [UInt32] = []
    private var count = 0

    /// Takes in the name that will stand at `place`; false where an earlier one is the same. `named` gives those of all
    /// earlier places.
    mutating func insert(_ name: String, at place: Int, _ named: (Int) -> String) -> Bool {
        if 2 * (place + 1) > slots.count {
            slots = [UInt32](repeating: 0, count: max(64, 2 * (place + 1).nextPowerOfTwo))
            count = 0
        }
        while count < place {
            slots[free(for: named(count), named) ?? 0] = UInt32(count + 1)
            count += 1
        }
        guard let slot = free(for: name, named) else { return false }
        slots[slot] = UInt32(place + 1)
        count += 1
        return true
    }

    /// The slot for a name; nil where it is taken by the same name.
    private func free(for name: String, _ named: (Int) -> String) -> Int? {
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            if named(Int(slots[slot]) - 1).hasSameBytes(as: name) { return nil }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private static func hash(_ name: String) -> Int {
        var (name, hasher) = (name, Hasher())
        name.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize()
    }
}

extension Int {
    /// The smallest power of two that is no smaller.
    fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
