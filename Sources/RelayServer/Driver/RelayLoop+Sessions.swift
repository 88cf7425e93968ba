import RelayBytes
import RelayDeflate
import RelayFrames
import RelayHost

extension RelayLoop {
    /// Reads frames from what has arrived. False: none was complete.
    mutating func readFrames(_ connection: Connection) -> Bool {
        var bytes = ByteBuffer()
        swap(&bytes, &connection.inbound)
        let count = bytes.withMutableSpan { span in
            connection.session?.receive(&span, at: now, inflating: &connection.inflater, into: &sessionEvents) ?? 0
        }
        if configuration.echo, configuration.faults.isEmpty { echo(connection, bytes.span) }
        takeEvents(connection, bytes.span)
        bytes.consume(count)
        swap(&bytes, &connection.inbound)
        return count > 0
    }

    /// Sends every message back as it came and answers pings in their places, all in one go: these events are done.
    private mutating func echo(_ connection: Connection, _ bytes: Span<UInt8>) {
        guard var session = connection.session.take() else { return }
        if connection.outbound.isEmpty { connection.outbound = takeBuffer() }
        var output = ByteBuffer()
        var deflater = MessageDeflater()
        var events: [SessionEvent] = []
        swap(&output, &connection.outbound)
        swap(&deflater, &connection.deflater)
        swap(&events, &sessionEvents)
        events.removeAll { event in
            switch event {
            case .message(let opcode, let payload):
                _ = session.echo(
                    payload, as: opcode, in: bytes, deflating: &deflater, using: &random, into: &output)
            case .ping: session.writePong(using: &random, into: &output)
            default: return false
            }
            return true
        }
        swap(&output, &connection.outbound)
        swap(&deflater, &connection.deflater)
        swap(&events, &sessionEvents)
        connection.session = session
    }

    /// Acts on the session's events in their order; `bytes` are those that were received.
    mutating func takeEvents(_ connection: Connection, _ bytes: Span<UInt8>) {
        var events: [SessionEvent] = []
        swap(&events, &sessionEvents)
        for event in events {
            guard self.connection(connection.token) != nil else { break }
            take(event, connection, bytes)
        }
        events.removeAll(keepingCapacity: true)
        swap(&events, &sessionEvents)
        guard self.connection(connection.token) != nil else { return }
        connection.session?.writeReplies(using: &random, into: &connection.outbound)
        connection.session?.releaseDelivered()
        connection.inflater.releaseIdle()
        connection.deflater.releaseIdle()
    }

    private mutating func take(_ event: SessionEvent, _ connection: Connection, _ bytes: Span<UInt8>) {
        switch event {
        case .message(let opcode, let payload):
            if configuration.faults.contains(.drop) { return drop(connection) }
            if configuration.faults.contains(.noEcho) { return }
            if configuration.echo {
                _ = connection.session?.echo(
                    payload, as: opcode, in: bytes, deflating: &connection.deflater, using: &random,
                    into: &connection.outbound)
                return
            }
            guard let session = connection.session else { return }
            heard(session.payload(payload, in: bytes), opcode, from: connection)
        case .ping: connection.session?.writePong(using: &random, into: &connection.outbound)
        case .pingDue:
            let payload = random.bytes(12)
            connection.session?.ping(payload.span, at: now, using: &random, into: &connection.outbound)
        case .closeReceived(let payload): depart(connection, code: payload.code?.rawValue)
        case .violation:
            // Autobahn's failByDrop: no Close frame.
            if !configuration.echo { reset(connection) }
        case .ended(let ending):
            if case .timedOut(.pong) = ending { return reset(connection) }
            drop(connection)
        default: break
        }
    }

    private mutating func heard(_ payload: Span<UInt8>, _ opcode: Opcode, from connection: Connection) {
        // After our own Close frame the consumer is gone.
        guard connection.session?.isOpen == true, let user = connection.admission?.user,
            let room = connection.admission?.room
        else { return }
        do throws(ConsumerException) {
            guard opcode == .text else { throw .binary }
            let text = unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
            broadcast(try ChatMessage(text: text).broadcast(from: user), to: room)
        } catch {
            fail(connection, error)
        }
    }

    private mutating func broadcast(_ copy: [UInt8], to room: String) {
        for token in rooms[room] {
            guard let member = connection(token) else { continue }
            if member.outbound.isEmpty { member.outbound = takeBuffer() }
            member.session?.send(
                copy.span, as: .text, deflating: &member.deflater, using: &random, into: &member.outbound)
            guard member.outbound.count <= configuration.maximumQueued else {
                log(.ours("\(member.client) does not read: dropped with \(member.outbound.count) bytes queued"))
                reset(member)
                continue
            }
            unflushed.append(token)
        }
    }

    /// The consumer raised: Daphne closes with 1011 and without a reason.
    private mutating func fail(_ connection: Connection, _ exception: ConsumerException) {
        log(.exception(text: exception.text, raised: exception.raised), connection.client)
        leaveRoom(connection)
        connection.admission?.user = nil
        connection.session?.close(
            ClosePayload(code: .internalError), at: now, using: &random, into: &connection.outbound)
    }

    /// The session is over for the application: it leaves its room and the log says so, once.
    mutating func depart(_ connection: Connection, code: UInt16?) {
        guard connection.isConnected else { return }
        connection.isConnected = false
        leaveRoom(connection)
        log(.disconnected(path: connection.path), connection.client)
        guard let admission = connection.admission, let user = admission.user, let room = admission.room else { return }
        log(.left(user: user, room: room, code: code), connection.client)
    }

    private mutating func leaveRoom(_ connection: Connection) {
        guard let room = connection.admission?.room, rooms[room].contains(connection.token) else { return }
        rooms.leave(room, connection.token)
        groups?.put(.leave(room: room, member: connection.token))
    }
}
