import Glibc
import RelayBytes

/// What ended a wait for several descriptors.
package enum AnyWake: Equatable, Sendable {
    /// The places of those that are ready, in order; at least one.
    case ready([Int])
    case deadline
    case interrupted
}

/// Waits until one of the descriptors is ready, as `wait(for:)` does for one.
package func waitForAny(
    _ descriptors: [Int32], _ interest: Readiness, until deadline: Instant?, interrupts: Interrupts
) -> AnyWake {
    var polled = descriptors.map { pollfd(fd: $0, events: interest.pollEvents, revents: 0) }
    polled += interrupts.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
        let milliseconds = deadline.map { millisecondsLeft(until: $0) } ?? -1
        let count = unsafe polled.withUnsafeMutableBufferPointer { entries in
            unsafe poll(entries.baseAddress, nfds_t(entries.count), milliseconds)
        }
        if count < 0 {
            // Everything but an interruption by a handler is a wait that cannot work: the next call will say why.
            if errno == EINTR || errno == EAGAIN {
                if milliseconds == 0 { return .deadline }
                continue
            }
            return .ready(Array(descriptors.indices))
        }
        if polled.dropFirst(descriptors.count).contains(where: { $0.revents != 0 }) { return .interrupted }
        if milliseconds == 0 { return .deadline }
        if count > 0 { return .ready(descriptors.indices.filter { polled[$0].revents != 0 }) }
    }
}
