import CSystem

/// The kernel's random bytes, drawn 4 KiB at a time: masking keys, handshake keys, jitter.
///
/// Copies share one pool, so no byte is given out twice. It belongs to one thread.
package struct RandomPool: RandomNumberGenerator {
    private final class Storage {
        // The pool belongs to one thread, and nothing is called from inside an access.
        @exclusivity(unchecked) var words = [UInt32](repeating: 0, count: 1024)
        @exclusivity(unchecked) var position = 1024
    }

    private let storage = Storage()

    package init() {}

    package mutating func next() -> UInt64 { UInt64(word()) << 32 | UInt64(word()) }

    /// Four random bytes, as a masking key takes.
    package mutating func word() -> UInt32 {
        if unsafe storage.position == storage.words.count { refill() }
        let word = unsafe storage.words[storage.position]
        unsafe storage.position += 1
        return word
    }

    /// `count` random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        while result.count < count {
            var word = word()
            for _ in 0..<min(4, count - result.count) {
                result.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return result
    }

    private func refill() {
        let answer = unsafe storage.words.withUnsafeMutableBytes { room in
            unsafe csystem_getrandom(room.baseAddress, room.count)
        }
        precondition(answer == 0, "neither getrandom nor /dev/urandom gives random bytes")
        unsafe storage.position = 0
    }
}
