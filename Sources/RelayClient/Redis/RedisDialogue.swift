import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayRESP

/// Commands and replies over one stream, one at a time, each with its deadline.
struct RedisDialogue: ~Copyable {
    private var stream: Stream
    private let options: RedisOptions
    private let deadline: Instant
    private var reader = RESPReader()
    private var received = ByteBuffer()

    init(stream: consuming Stream, options: RedisOptions, deadline: Instant) {
        self.stream = stream
        self.options = options
        self.deadline = deadline
    }

    /// Sends each command when the one before it is answered. An error reply ends the run only where nothing that
    /// follows could do better.
    mutating func run(_ commands: [RedisCommand], into record: inout RedisRecord) throws(RedisFailure) {
        for command in commands {
            let sent = MonotonicClock.now()
            let value: RESPValue
            do throws(RedisSilence) {
                value = try ask(command)
            } catch {
                if command == .quit, error.isHarmlessAfterQuit { return }
                record.add(command, error.reply, sent: sent)
                throw error.failure(after: command)
            }
            record.add(command, value, sent: sent)
            guard let error = value.error.map(record.scrubbed) else { continue }
            guard let failure = RedisFailure(error, to: command) else { continue }
            // INFO is answered while the data set loads.
            guard case .loading = failure else { throw failure }
            record.failure = record.failure ?? failure
        }
    }

    /// What the server says without being asked, as the failure that it means; nil when it says nothing.
    mutating func listen() throws(RedisFailure) -> RedisFailure? {
        do throws(RedisSilence) {
            let value = try reply(until: min(deadline, MonotonicClock.now() + .milliseconds(250)))
            return value.error.flatMap { RedisFailure($0, to: .ping) }
        } catch {
            if case .fault = error { return error.failure(after: .ping) }
            return nil
        }
    }

    private mutating func ask(_ command: RedisCommand) throws(RedisSilence) -> RESPValue {
        let limit = min(deadline, MonotonicClock.now() + options.replyTimeout)
        var bytes = ByteBuffer()
        command.write(to: &bytes)
        switch stream.writeAll(bytes.span, until: limit, interrupts: options.interrupts) {
        case .done: break
        // What the server said before it closed may still be there.
        case .failed(let errno, _): return try lastWords(until: limit, errno)
        case .timedOut: throw .timedOut(partial: [])
        case .interrupted: throw .interrupted
        }
        return try reply(until: limit)
    }

    private mutating func lastWords(until limit: Instant, _ errno: Int32) throws(RedisSilence) -> RESPValue {
        do throws(RedisSilence) {
            return try reply(until: limit)
        } catch {
            if case .closed = error { throw .closed(errno: errno) }
            throw error
        }
    }

    /// The next reply; what a RESP3 server pushes is none.
    private mutating func reply(until limit: Instant) throws(RedisSilence) -> RESPValue {
        while true {
            do throws(RESPFault) {
                while let value = try reader.next() {
                    if case .push = value { continue }
                    return value
                }
            } catch {
                throw .fault(error)
            }
            switch stream.read(into: &received, upTo: 16384, until: limit, interrupts: options.interrupts) {
            case .bytes:
                reader.append(received.bytes)
                received.removeAll()
            case .ended:
                if let fault = reader.endOfStream() { throw .fault(fault) }
                throw .closed(errno: 0)
            case .failed(let errno, _):
                if let fault = reader.endOfStream() { throw .fault(fault) }
                throw .closed(errno: errno)
            case .timedOut: throw .timedOut(partial: reader.partialBytes)
            case .interrupted: throw .interrupted
            }
        }
    }
}

extension RedisFailure {
    /// The failure that an error reply means for the whole Redis; nil where only this command is refused.
    fileprivate init?(_ error: RedisError, to command: RedisCommand) {
        switch error.kind {
        case .authenticationRequired: self = .authenticationRequired(error)
        case .wrongPassword, .noPasswordConfigured: self = .authenticationRefused(error)
        case .protectedMode: self = .protectedMode(error)
        case .maximumClients: self = .maximumClients(error)
        case .loading: self = .loading(error)
        default:
            switch command.name {
            case "AUTH": self = .authenticationRefused(error)
            case "SELECT": self = .noSuchDatabase(error)
            default: return nil
            }
        }
    }
}
