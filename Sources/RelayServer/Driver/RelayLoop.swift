import RelayBytes
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
    /// The groups of a real Redis, if one was named.
    let groups: RedisGroups?
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
    static let groupsToken = UInt64.max - 3

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
                case Self.groupsToken: takeAnswers()
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
            if let room = connection.admission?.room, groups != nil {
                groups?.put(.leave(room: room, member: connection.token))
            }
            if connection.isConnected { log(.disconnected(path: connection.path), connection.client) }
        }
        connections.removeAll()
    }
}
