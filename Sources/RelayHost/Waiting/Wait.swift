import Glibc
import RelayBytes

/// What ended a wait.
package enum Wake: Equatable, Sendable {
    case ready(Readiness)
    case deadline
    case interrupted
}

/// Waits until the descriptor is ready, the deadline is reached or an interrupt is raised, by poll(2).
///
/// A raised interrupt comes before readiness. A deadline that had passed when the wait began comes before readiness
/// too, so that a peer which always has a byte ready cannot outlive it. A negative descriptor is never ready.
package func wait(for descriptor: Int32, _ interest: Readiness, until deadline: Instant?, interrupts: Interrupts)
    -> Wake
{
    var polled = [pollfd(fd: descriptor, events: interest.pollEvents, revents: 0)]
    polled += interrupts.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    return switch awaitReadiness(of: &polled, interruptsFrom: 1, until: deadline) {
    case .ready: .ready(Readiness(pollEvents: polled[0].revents))
    case .failed: .ready(.error)
    case .deadline: .deadline
    case .interrupted: .interrupted
    }
}

/// What ended a poll(2); a ready entry has its `revents`.
enum PollEnd {
    case ready
    /// Such a wait cannot work: the next call on a descriptor will say why.
    case failed
    case deadline
    case interrupted
}

/// Polls until an entry is ready, in the order of `wait(for:)`; those from `first` on are interrupts.
func awaitReadiness(of polled: inout [pollfd], interruptsFrom first: Int, until deadline: Instant?) -> PollEnd {
    while true {
        let milliseconds = deadline.map { millisecondsLeft(until: $0) } ?? -1
        let count = unsafe polled.withUnsafeMutableBufferPointer { entries in
            unsafe poll(entries.baseAddress, nfds_t(entries.count), milliseconds)
        }
        if count < 0 {
            guard errno == EINTR || errno == EAGAIN else { return .failed }
            // A handler interrupted it.
            if milliseconds == 0 { return .deadline }
            continue
        }
        if polled.dropFirst(first).contains(where: { $0.revents != 0 }) { return .interrupted }
        if milliseconds == 0 { return .deadline }
        if count > 0 { return .ready }
    }
}

/// The milliseconds from now to the deadline, rounded up; 0 when it has passed.
func millisecondsLeft(until deadline: Instant) -> Int32 {
    let left = deadline.nanoseconds.subtractingReportingOverflow(MonotonicClock.now().nanoseconds)
    if left.overflow { return deadline.nanoseconds < 0 ? 0 : .max }
    if left.partialValue <= 0 { return 0 }
    return Int32(clamping: (left.partialValue - 1) / 1_000_000 + 1)
}

extension Readiness {
    var pollEvents: Int16 {
        var events: Int32 = 0
        if contains(.readable) { events |= POLLIN }
        if contains(.writable) { events |= POLLOUT }
        return Int16(events)
    }

    init(pollEvents: Int16) {
        let seen = Int32(pollEvents)
        self = []
        if seen & POLLIN != 0 { insert(.readable) }
        if seen & POLLOUT != 0 { insert(.writable) }
        if seen & POLLHUP != 0 { insert(.hangup) }
        if seen & (POLLERR | POLLNVAL) != 0 { insert(.error) }
    }
}
