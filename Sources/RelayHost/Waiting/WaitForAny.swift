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
    return switch awaitReadiness(of: &polled, interruptsFrom: descriptors.count, until: deadline) {
    case .ready: .ready(descriptors.indices.filter { polled[$0].revents != 0 })
    case .failed: .ready(Array(descriptors.indices))
    case .deadline: .deadline
    case .interrupted: .interrupted
    }
}
