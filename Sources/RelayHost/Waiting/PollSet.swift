import Glibc
import RelayBytes

/// A handful of descriptors waited for at once, each for something of its own (poll).
package struct PollSet {
    private var entries: [pollfd] = []

    package init() {}

    /// Forgets all descriptors.
    package mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    /// Adds a descriptor and gives its place. Hangups and errors are reported whatever the interest is; a negative
    /// descriptor is never ready.
    @discardableResult
    package mutating func add(_ descriptor: Int32, _ interest: Readiness) -> Int {
        entries.append(pollfd(fd: descriptor, events: interest.pollEvents, revents: 0))
        return entries.count - 1
    }

    /// Waits until one of them is ready or the deadline is reached; nil waits for ever.
    package mutating func wait(until deadline: Instant?) {
        while true {
            let milliseconds = deadline.map { millisecondsLeft(until: $0) } ?? -1
            let count = unsafe entries.withUnsafeMutableBufferPointer { entries in
                unsafe poll(entries.baseAddress, nfds_t(entries.count), milliseconds)
            }
            if count < 0, milliseconds != 0, errno == EINTR || errno == EAGAIN { continue }
            return
        }
    }

    /// What the descriptor in that place was ready for when the last wait ended.
    package func readiness(at place: Int) -> Readiness { Readiness(pollEvents: entries[place].revents) }
}
