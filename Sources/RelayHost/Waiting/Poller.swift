import CSystem
import Glibc
import RelayBytes

/// Many descriptors waited for at once, each under a token of the caller's (epoll, level-triggered).
package struct Poller: ~Copyable {
    /// A descriptor that is ready.
    package struct Event: Equatable, Sendable {
        package let token: UInt64
        package let readiness: Readiness

        package init(token: UInt64, readiness: Readiness) {
            self.token = token
            self.readiness = readiness
        }
    }

    private let epoll: FileDescriptor
    private var ready: [csystem_ready]

    /// Opens an epoll instance.
    package init() throws(SystemFailure) {
        let raw = csystem_epoll_create()
        guard raw >= 0 else { throw .last("epoll_create1") }
        epoll = FileDescriptor(owning: raw)
        ready = [csystem_ready](repeating: csystem_ready(), count: 256)
    }

    /// Begins to watch a descriptor; hangups and errors are reported whatever the interest is.
    package func add(_ descriptor: Int32, _ interest: Readiness, token: UInt64) throws(SystemFailure) {
        guard csystem_epoll_add(epoll.raw, descriptor, interest.rawValue, token) == 0 else { throw .last("epoll_ctl") }
    }

    /// Changes what is waited for, or the token.
    package func modify(_ descriptor: Int32, _ interest: Readiness, token: UInt64) throws(SystemFailure) {
        guard csystem_epoll_modify(epoll.raw, descriptor, interest.rawValue, token) == 0 else {
            throw .last("epoll_ctl")
        }
    }

    /// Watches a descriptor no longer; one that is unknown or closed is no error.
    package func remove(_ descriptor: Int32) { _ = csystem_epoll_remove(epoll.raw, descriptor) }

    /// Waits for the first events, at most 256 at a time, and puts them in place of what `events` held. None: the
    /// deadline was reached.
    package mutating func wait(until deadline: Instant?, into events: inout [Event]) throws(SystemFailure) {
        events.removeAll(keepingCapacity: true)
        while true {
            let milliseconds = deadline.map { millisecondsLeft(until: $0) } ?? -1
            let count = unsafe ready.withUnsafeMutableBufferPointer { room in
                unsafe csystem_epoll_wait(epoll.raw, room.baseAddress, Int32(room.count), milliseconds)
            }
            if count < 0 {
                if errno == EINTR {
                    if milliseconds == 0 { return }
                    continue
                }
                throw .last("epoll_wait")
            }
            for index in 0..<Int(count) {
                let entry = ready[index]
                events.append(Event(token: entry.token, readiness: Readiness(rawValue: entry.readiness)))
            }
            if count > 0 || milliseconds == 0 { return }
        }
    }
}
