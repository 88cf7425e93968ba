import RelayEvidence
import RelayRESP

/// Why a command has no reply.
enum RedisSilence: Error {
    case timedOut(partial: [UInt8])
    case closed(errno: Int32)
    case fault(RESPFault)
    case interrupted

    /// Some servers close without an OK.
    var isHarmlessAfterQuit: Bool {
        switch self {
        case .closed, .timedOut: true
        case .fault, .interrupted: false
        }
    }

    var reply: RedisReply {
        switch self {
        case .timedOut(let partial): .none(partial: partial)
        case .closed: .closed
        case .fault(let fault): .foreign(fault)
        case .interrupted: .none(partial: [])
        }
    }

    func failure(after command: RedisCommand) -> RedisFailure {
        switch self {
        case .timedOut(let partial):
            // A byte that no RESP type begins with is somebody else's, also if no more of it came.
            partial.first.map { RESPFault.isForeign($0) } == true
                ? .notRedis(RESPFault(kind: .unknownType(partial[0]), offset: 0, firstBytes: partial))
                : .hung(command: command.name)
        case .closed(let errno): .closed(command: command.name, errno: errno)
        case .interrupted: .interrupted
        case .fault(let fault):
            switch fault.foreignProtocol {
            case .tls, .tlsAlert: .wantsTLS
            case .http, .ssh, nil: .notRedis(fault)
            }
        }
    }
}
