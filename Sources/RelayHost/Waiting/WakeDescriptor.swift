import CSystem
import Glibc

/// A descriptor that another thread makes readable, to end this one's wait (eventfd).
package final class WakeDescriptor: Sendable {
    private let eventfd: FileDescriptor

    /// Fails where the process has no descriptor left (EMFILE).
    package init() throws(SystemFailure) {
        let raw = csystem_eventfd()
        guard raw >= 0 else { throw .last("eventfd") }
        eventfd = FileDescriptor(owning: raw)
    }

    /// To wait for; it is readable from `signal` to `drain`.
    package var raw: Int32 { eventfd.raw }

    /// Makes the descriptor readable.
    package func signal() {
        var one: UInt64 = 1
        while unsafe write(eventfd.raw, &one, 8) < 0, errno == EINTR {}
    }

    /// Makes the descriptor unreadable again.
    package func drain() {
        var count: UInt64 = 0
        while unsafe read(eventfd.raw, &count, 8) < 0, errno == EINTR {}
    }
}
