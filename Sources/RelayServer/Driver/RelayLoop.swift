import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

/// The relay's thread: one poller, its listeners and all connections.
struct RelayLoop: ~Copyable {
    let configuration: RelayConfiguration
    let gate: HandshakeGate
    let api: DjangoAPI
    let lines: RelayLogLines
    let limits: SessionLimits
    let tls: TLSServerContext?
    let stop: WakeDescriptor
    let listener: Listener
    let redisListener: Listener?
    /// The stand-in's port, also when it has been closed.
    let redisPort: UInt16?
    var poller: Poller
    var random = RandomPool()
    var now = MonotonicClock.now()

    var connections: [Connection?] = []
    /// Indices of `connections` that are free.
    var free: [Int] = []
    /// How often a slot was used, so that a token of an earlier connection finds nobody.
    var generations: [UInt32] = []
    var rooms = Rooms()
    var redisClients = 0
    var deadlines = DeadlineQueue()
    /// Connections that are to be looked at again without a new event.
    var revisits: [UInt64] = []
    /// Members of rooms with output that is not flushed yet.
    var unflushed: [UInt64] = []
    /// Empty buffers with room, so that an idle connection owns none.
    var spareBuffers: [ByteBuffer] = []
    var sessionEvents: [SessionEvent] = []

    static let stopToken = UInt64.max
    static let listenerToken = UInt64.max - 1
    static let redisToken = UInt64.max - 2

    /// Serves until `stop` is signalled.
    mutating func run() {
        var events: [Poller.Event] = []
        while true {
            let deadline = revisits.isEmpty ? deadlines.earliest : now
            do throws(SystemFailure) { try poller.wait(until: deadline, into: &events) } catch {
                log(.ours("\(error.call): \(error.text)"))
                return end()
            }
            now = MonotonicClock.now()
            for event in events {
                switch event.token {
                case Self.stopToken: return end()
                case Self.listenerToken: acceptAll()
                case Self.redisToken: acceptRedis()
                default: if let connection = connection(event.token) { serve(connection, event.readiness) }
                }
            }
            let again = revisits
            revisits.removeAll(keepingCapacity: true)
            for token in again { if let connection = connection(token) { serve(connection, .readable) } }
            while let token = deadlines.take(at: now) {
                if let connection = connection(token) { deadlineReached(connection) }
            }
        }
    }

    func log(_ event: RelayLogEvent, _ client: String = "") {
        for line in lines.lines(event, client: client, at: WallClock.now()) { configuration.log(line) }
    }

    /// What Daphne does at SIGTERM: connections end without Close frames. The echo says 1001 (RFC 6455 section 7.4.1).
    private mutating func end() {
        if rooms.population > 0 { log(.killed(instances: rooms.population)) }
        for case let connection? in connections {
            if configuration.echo, connection.session?.isOpen == true {
                connection.session?.close(
                    ClosePayload(code: .goingAway), at: now, using: &random, into: &connection.outbound)
                _ = connection.stream.write(connection.outbound.span)
            }
            if connection.isConnected { log(.disconnected(path: connection.path), connection.client) }
        }
        connections.removeAll()
    }
}

extension RelayLoop {
    // MARK: the slab

    func connection(_ token: UInt64) -> Connection? {
        let index = Int(truncatingIfNeeded: token & 0xffff_ffff)
        guard index < connections.count, let connection = connections[index], connection.token == token else { return nil }
        return connection
    }

    private mutating func acceptAll() {
        while let stream = listener.accept() {
            take(stream, tls == nil ? .http(HTTPRequestReader()) : .tls, now + configuration.requestTimeout)
        }
    }

    private mutating func acceptRedis() {
        while let stream = redisListener?.accept() {
            redisClients += 1
            take(stream, .redis(StandInRedis()), nil)
        }
    }

    private mutating func take(_ stream: consuming Stream, _ phase: Connection.Phase, _ deadline: Instant?) {
        let index = free.popLast() ?? connections.count
        if index == connections.count {
            connections.append(nil)
            generations.append(0)
        }
        generations[index] &+= 1
        // The highest generation is the listeners'.
        let token = UInt64(generations[index] & 0x7fff_ffff) << 32 | UInt64(index)
        let connection = Connection(stream, token: token, phase: phase, deadline: deadline)
        if case .tls = phase, let tls {
            do throws(TLSFailure) { try connection.stream.beginTLS(server: tls) } catch {
                free.append(index)
                return
            }
        }
        do throws(SystemFailure) {
            try poller.add(connection.stream.descriptor, .readable, token: token)
        } catch {
            free.append(index)
            return log(.ours("\(error.call): \(error.text)"))
        }
        connections[index] = connection
        schedule(connection)
    }

    /// Ends a connection at once: with a FIN, or with a RST after `stream.reset()`.
    mutating func drop(_ connection: Connection) {
        let index = Int(truncatingIfNeeded: connection.token & 0xffff_ffff)
        guard connections[index] === connection else { return }
        depart(connection, code: 1006)
        if case .redis = connection.phase { redisClients -= 1 }
        poller.remove(connection.stream.descriptor)
        recycle(&connection.inbound)
        recycle(&connection.outbound)
        connections[index] = nil
        free.append(index)
    }

    mutating func reset(_ connection: Connection) {
        connection.stream.reset()
        drop(connection)
    }

    // MARK: buffers

    mutating func takeBuffer() -> ByteBuffer { spareBuffers.popLast() ?? ByteBuffer() }

    /// Puts a buffer's memory aside for the next connection that needs some.
    mutating func recycle(_ buffer: inout ByteBuffer) {
        var spare = ByteBuffer()
        swap(&spare, &buffer)
        guard spareBuffers.count < 16, spare.count <= 1 << 20 else { return }
        spare.removeAll()
        spareBuffers.append(spare)
    }

    // MARK: deadlines

    /// Enters the connection's deadline into the queue, unless an earlier entry will look at it anyway.
    mutating func schedule(_ connection: Connection) {
        guard let deadline = connection.deadline else { return }
        if let scheduled = connection.scheduled, scheduled <= deadline { return }
        connection.scheduled = deadline
        deadlines.insert(deadline, connection.token)
    }

    private mutating func deadlineReached(_ connection: Connection) {
        connection.scheduled = nil
        guard let deadline = connection.deadline else { return }
        guard deadline <= now else { return schedule(connection) }
        switch connection.phase {
        case .tls, .http, .draining, .redis: return drop(connection)
        case .waiting(let plan):
            connection.phaseDeadline = nil
            carryOut(plan, connection)
        case .session:
            connection.session?.deadlineReached(at: now, into: &sessionEvents)
            takeEvents(connection, ByteBuffer().span)
        }
        settle(connection)
    }
}
