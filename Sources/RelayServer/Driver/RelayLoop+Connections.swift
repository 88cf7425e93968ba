import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

extension RelayLoop {
    func connection(_ token: UInt64) -> Connection? {
        let index = Int(truncatingIfNeeded: token & 0xffff_ffff)
        guard index < connections.count, let connection = connections[index], connection.token == token else {
            return nil
        }
        return connection
    }

    mutating func acceptAll() {
        while let stream = listener.accept() {
            take(stream, tls == nil ? .http(HTTPRequestReader()) : .tls, now + configuration.requestTimeout)
        }
    }

    mutating func acceptRedis() {
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

    mutating func takeBuffer() -> ByteBuffer { spareBuffers.popLast() ?? ByteBuffer() }

    /// Puts a buffer's memory aside for the next connection that needs some.
    mutating func recycle(_ buffer: inout ByteBuffer) {
        var spare = ByteBuffer()
        swap(&spare, &buffer)
        guard spareBuffers.count < 16, spare.capacity <= 2 << 20 else { return }
        spare.removeAll()
        spareBuffers.append(spare)
    }
}
