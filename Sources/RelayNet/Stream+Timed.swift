import RelayBytes
import RelayHost

/// What a read with a deadline gave.
package enum TimedRead: Equatable, Sendable {
    case bytes(Int)
    case ended(clean: Bool)
    case failed(errno: Int32, text: String)
    case timedOut
    case interrupted
}

/// What a write with a deadline gave.
package enum TimedWrite: Equatable, Sendable {
    case done
    case failed(errno: Int32, text: String)
    case timedOut
    case interrupted
}

// For dialogues that have nothing else to do while they wait.
extension Stream {
    /// Waits for the first bytes and appends at most `limit`. A deadline that has passed is reached also while bytes
    /// arrive.
    package mutating func read(
        into buffer: inout ByteBuffer, upTo limit: Int, until deadline: Instant, interrupts: Interrupts = .none
    ) -> TimedRead {
        while true {
            if interrupts.areRaised { return .interrupted }
            if MonotonicClock.now() >= deadline { return .timedOut }
            switch read(into: &buffer, upTo: limit) {
            case .bytes(let count): return .bytes(count)
            case .ended(let clean): return .ended(clean: clean)
            case .failed(let errno, let text): return .failed(errno: errno, text: text)
            case .wouldBlock(let interest):
                switch wait(for: descriptor, interest, until: deadline, interrupts: interrupts) {
                case .ready: continue
                case .deadline: return .timedOut
                case .interrupted: return .interrupted
                }
            }
        }
    }

    /// Sends all the bytes.
    package mutating func writeAll(
        _ bytes: Span<UInt8>, until deadline: Instant, interrupts: Interrupts = .none
    ) -> TimedWrite {
        var position = 0
        while position < bytes.count {
            if interrupts.areRaised { return .interrupted }
            if MonotonicClock.now() >= deadline { return .timedOut }
            switch write(bytes.extracting(position..<bytes.count)) {
            case .bytes(let count): position += count
            case .failed(let errno, let text): return .failed(errno: errno, text: text)
            case .wouldBlock(let interest):
                switch wait(for: descriptor, interest, until: deadline, interrupts: interrupts) {
                case .ready: continue
                case .deadline: return .timedOut
                case .interrupted: return .interrupted
                }
            }
        }
        return .done
    }
}
