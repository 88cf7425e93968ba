import Glibc
import RelayBytes
import RelayEvidence
import RelayHost

/// What dialling came to: a stream or none, and every attempt, in the order in which they began.
package struct DialOutcome: ~Copyable {
    package var stream: Stream?
    package let attempts: [ConnectAttempt]
    /// An interrupt ended it.
    package let isInterrupted: Bool

    init(stream: consuming Stream?, attempts: [ConnectAttempt], isInterrupted: Bool) {
        self.stream = stream
        self.attempts = attempts
        self.isInterrupted = isInterrupted
    }

    /// Hands the stream over; nil when no address connected.
    package consuming func takeStream() -> Stream? { stream }
}

/// Connects to the first address that answers (RFC 8305): the families take turns, the next address is tried after
/// 250 ms or at once when one fails.
package enum Dialer {
    /// RFC 8305 section 5.
    package static let attemptDelay: Duration = .milliseconds(250)

    /// Dials addresses in numbers. `timeout` is each address's own; `until` bounds them together.
    package static func dial(
        addresses: [String], port: UInt16, timeout: Duration, until: Instant? = nil, interrupts: Interrupts = .none
    ) -> DialOutcome {
        let targets = addresses.compactMap { SocketAddress(literal: $0, port: port) }
        return race(interleaved(targets), timeout, until, interrupts)
    }

    /// Dials the path of a Unix-domain socket.
    package static func dial(
        unixSocket path: String, timeout: Duration, until: Instant? = nil, interrupts: Interrupts = .none
    ) -> DialOutcome {
        race([.unix(path: path)], timeout, until, interrupts)
    }

    /// The families in turn, the first address's family first, each in its own order (RFC 8305 section 4).
    package static func interleaved(_ addresses: [SocketAddress]) -> [SocketAddress] {
        guard let first = addresses.first else { return [] }
        let same = addresses.filter { $0.family == first.family }
        let other = addresses.filter { $0.family != first.family }
        var result: [SocketAddress] = []
        for index in 0..<max(same.count, other.count) {
            if index < same.count { result.append(same[index]) }
            if index < other.count { result.append(other[index]) }
        }
        return result
    }

    private static func race(
        _ targets: [SocketAddress], _ timeout: Duration, _ until: Instant?, _ interrupts: Interrupts
    ) -> DialOutcome {
        var race = DialRace(targets: targets, timeout: timeout, until: until)
        let isInterrupted = race.run(interrupts)
        let stream = race.takeWinner()
        return DialOutcome(stream: stream, attempts: race.finish(), isInterrupted: isInterrupted)
    }
}
