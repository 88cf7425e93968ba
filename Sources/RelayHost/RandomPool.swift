import CSystem

/// The kernel's random bytes, drawn 4 KiB at a time: masking keys, handshake keys, jitter.
///
/// Copies share one pool, so no byte is given out twice. It belongs to one thread.
package struct RandomPool: RandomNumberGenerator {
    private final class Storage {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var position = 4096
    }

    private let storage = Storage()

    package init() {}

    package mutating func next() -> UInt64 {
        if storage.position + 8 > storage.bytes.count { refill() }
        var value: UInt64 = 0
        for offset in 0..<8 { value = value << 8 | UInt64(storage.bytes[storage.position + offset]) }
        storage.position += 8
        return value
    }

    /// `count` random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        while result.count < count {
            if storage.position == storage.bytes.count { refill() }
            let taken = min(count - result.count, storage.bytes.count - storage.position)
            result += storage.bytes[storage.position..<(storage.position + taken)]
            storage.position += taken
        }
        return result
    }

    private func refill() {
        let answer = unsafe storage.bytes.withUnsafeMutableBytes { room in
            unsafe csystem_getrandom(room.baseAddress, room.count)
        }
        precondition(answer == 0, "this kernel has no getrandom")
        storage.position = 0
    }
}
