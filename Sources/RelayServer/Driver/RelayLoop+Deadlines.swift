import RelayBytes
import RelayFrames

extension RelayLoop {
    /// Enters the connection's deadline into the queue, unless an earlier entry will look at it anyway.
    mutating func schedule(_ connection: Connection) {
        guard let deadline = connection.deadline else { return }
        if let scheduled = connection.scheduled, scheduled <= deadline { return }
        connection.scheduled = deadline
        deadlines.insert(deadline, connection.token)
    }

    mutating func deadlineReached(_ connection: Connection) {
        connection.scheduled = nil
        guard let deadline = connection.deadline else { return }
        guard deadline <= now else { return schedule(connection) }
        switch connection.phase {
        case .tls, .http, .draining, .redis: return drop(connection)
        case .waiting(let plan):
            connection.phaseDeadline = nil
            carryOut(plan, connection)
        case .joining:
            // As if Redis hung: Autobahn's openHandshakeTimeout ends it.
            return reset(connection)
        case .session:
            connection.session?.deadlineReached(at: now, into: &sessionEvents)
            takeEvents(connection, ByteBuffer().span)
        }
        settle(connection)
    }
}
