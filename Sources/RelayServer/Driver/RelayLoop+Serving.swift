import RelayBytes
import RelayFrames
import RelayHost
import RelayNet

extension RelayLoop {
    /// Reads asked for in one go; what is left over waits its turn behind the other connections.
    private static let readsInOneGo = 4
    private static let readSize = 256 << 10

    /// Acts on what the poller said about a connection.
    mutating func serve(_ connection: Connection, _ readiness: Readiness) {
        if case .tls = connection.phase, !continueTLS(connection) { return }
        let isOver = !readiness.isDisjoint(with: [.hangup, .error])
        if connection.isPaused || connection.peerHasEnded {
            // Nothing can be delivered any more, and the poller would go on saying so.
            if isOver { return drop(connection) }
            digest(connection)
        } else {
            receive(connection)
        }
        settle(connection)
    }

    /// Whether the handshake is over and the connection still there.
    private mutating func continueTLS(_ connection: Connection) -> Bool {
        switch connection.stream.continueTLS() {
        case .established:
            connection.phase = .http(HTTPRequestReader())
            return true
        case .wouldBlock(let interest):
            watch(connection, interest)
            return false
        case .untrusted, .failed:
            drop(connection)
            return false
        }
    }

    private mutating func receive(_ connection: Connection) {
        if connection.inbound.isEmpty { connection.inbound = takeBuffer() }
        defer { if connection.inbound.isEmpty { recycle(&connection.inbound) } }
        for _ in 0..<Self.readsInOneGo {
            switch connection.stream.read(into: &connection.inbound, upTo: Self.readSize) {
            case .bytes(let count):
                digest(connection)
                if self.connection(connection.token) == nil || connection.isPaused { return }
                // A short read has emptied the socket; TLS may still hold bytes of its own.
                if tls == nil, count < Self.readSize { return }
            case .wouldBlock(let interest):
                connection.readWaitsForWriting = interest.contains(.writable)
                return
            case .ended: return peerEnded(connection)
            case .failed: return drop(connection)
            }
        }
        revisits.append(connection.token)
    }

    private mutating func peerEnded(_ connection: Connection) {
        connection.peerHasEnded = true
        switch connection.phase {
        case .session:
            connection.session?.endOfStream(at: now, into: &sessionEvents)
            takeEvents(connection, ByteBuffer().span)
        case .http where !connection.outbound.isEmpty, .redis where !connection.outbound.isEmpty: finish(connection)
        default: drop(connection)
        }
    }

    /// Consumes what was read as far as it goes.
    mutating func digest(_ connection: Connection) {
        while !connection.inbound.isEmpty, !connection.isPaused {
            switch connection.phase {
            case .tls, .waiting, .joining: return
            case .http(var reader):
                // The phase lets go of the reader, so that its body grows in place.
                connection.phase = .draining
                let (count, step) = reader.read(connection.inbound.span)
                connection.inbound.consume(count)
                connection.phase = .http(reader)
                guard act(on: step, connection) else { return }
            case .session: guard readFrames(connection) else { return }
            case .redis(var redis):
                connection.phase = .draining
                redis.receive(
                    connection.inbound.span, rooms: rooms, clients: redisClients, into: &connection.outbound)
                connection.inbound.removeAll()
                connection.phase = .redis(redis)
                if redis.isOver {
                    redisClients -= 1
                    finish(connection)
                }
            case .draining: connection.inbound.removeAll()
            }
        }
    }

    /// All is said: after the output goes a FIN, and the peer has two seconds to end its side.
    mutating func finish(_ connection: Connection) {
        connection.phase = .draining
        connection.phaseDeadline = now + .seconds(2)
    }

    /// Brings a connection's output, interest and deadline in order after anything has happened to it, and those of
    /// the members it spoke to.
    mutating func settle(_ connection: Connection) {
        flush(connection)
        let others = unflushed
        unflushed.removeAll(keepingCapacity: true)
        for token in others { if let member = self.connection(token) { flush(member) } }
    }

    private mutating func flush(_ connection: Connection) {
        guard self.connection(connection.token) != nil else { return }
        let wasPaused = connection.isPaused
        guard write(connection) else { return drop(connection) }
        if connection.outbound.isEmpty, connection.finishesWriting, !connection.writingIsShut {
            connection.writingIsShut = true
            connection.stream.shutdownWriting()
        }
        if connection.outbound.isEmpty, connection.writingIsShut, connection.peerHasEnded { return drop(connection) }
        if wasPaused, !connection.isPaused { revisits.append(connection.token) }
        var interest: Readiness = connection.isPaused || connection.peerHasEnded ? [] : .readable
        if !connection.outbound.isEmpty || connection.readWaitsForWriting { interest.insert(.writable) }
        watch(connection, interest)
        schedule(connection)
    }

    /// Writes what the socket takes. False: it takes nothing any more.
    private mutating func write(_ connection: Connection) -> Bool {
        while true {
            while !connection.outbound.isEmpty {
                switch connection.stream.write(connection.outbound.span) {
                case .bytes(let count):
                    connection.outbound.consume(count)
                    connection.lastWrite = now
                case .wouldBlock: return true
                case .failed: return false
                }
            }
            // Pongs that waited for room.
            connection.session?.writeReplies(using: &random, into: &connection.outbound)
            if connection.outbound.isEmpty {
                recycle(&connection.outbound)
                return true
            }
        }
    }

    private mutating func watch(_ connection: Connection, _ interest: Readiness) {
        guard interest != connection.interest else { return }
        connection.interest = interest
        do throws(SystemFailure) {
            try poller.modify(connection.stream.descriptor, interest, token: connection.token)
        } catch {
            drop(connection)
        }
    }
}
