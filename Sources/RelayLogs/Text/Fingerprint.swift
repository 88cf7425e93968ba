/// A hash that tells clients and texts apart: FNV-1a over words of eight bytes.
extension LogText {
    @inline(__always) var fingerprint: UInt64 {
        guard count > 8, count <= 16 else { return anyFingerprint }
        // An address, as nearly all are.
        var hash = unsafe Self.mix(Self.emptyFingerprint ^ UInt64(truncatingIfNeeded: count), nearWord(at: 0))
        hash = unsafe Self.mix(hash, nearWord(at: count &- 8))
        return hash
    }

    private var anyFingerprint: UInt64 {
        var hash = Self.emptyFingerprint ^ UInt64(count)
        guard count >= 8 else {
            for index in 0..<count { hash = Self.mix(hash, UInt64(self[index])) }
            return hash
        }
        for index in stride(from: 0, to: count - 8, by: 8) { hash = Self.mix(hash, word(at: index)) }
        // The last eight bytes, some of them again.
        return Self.mix(hash, word(at: count - 8))
    }

    @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x100_0000_01b3
        return product ^ product >> 29
    }

    private static let emptyFingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
}

extension Collection<UInt8> {
    /// A hash that tells texts apart.
    var fingerprint: UInt64 { withLogText(\.fingerprint) }
}
