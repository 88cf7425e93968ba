import RelayBytes

/// Our own Pings and the wait for their Pongs.
package struct Heartbeat: Equatable, Sendable {
    /// What is to be done.
    package enum Beat: Equatable, Sendable {
        case wait(until: Instant?)
        case ping([UInt8])
        /// A Ping was not answered in time.
        case silent
    }

    private let interval: Duration?
    private let timeout: Duration?
    private var next: Instant?
    private var awaited: Instant?
    private var count = 0

    /// Nil or zero: no Pings, no limit.
    package init(interval: Duration?, timeout: Duration?) {
        self.interval = interval == .zero ? nil : interval
        self.timeout = timeout == .zero ? nil : timeout
    }

    /// The session is open.
    package mutating func begin(at now: Instant) { next = interval.map { now + $0 } }

    /// A Pong came; any of them shows that the peer lives.
    package mutating func ponged() { awaited = nil }

    /// What is to be done at this moment.
    package mutating func beat(at now: Instant) -> Beat {
        if let awaited, awaited <= now { return .silent }
        if let next, let interval, next <= now {
            self.next = now + interval
            count += 1
            if awaited == nil { awaited = timeout.map { now + $0 } }
            return .ping(Array("relayctl \(count)".utf8))
        }
        guard let next else { return .wait(until: awaited) }
        return .wait(until: awaited.map { min($0, next) } ?? next)
    }
}
