import RelayBytes
import RelayEvidence
import RelayHost
import RelayRESP

/// The facts of one run while they are collected.
struct RedisRecord {
    let url: RedisURL
    let began = MonotonicClock.now()
    var resolution: Resolution?
    var attempts: [ConnectAttempt] = []
    var tls: TLSFacts?
    var dialogue: [RedisExchange] = []
    var role: RedisRole?
    var info = RedisInfo()
    var members: Int64?
    var failure: RedisFailure?

    init(url: RedisURL) { self.url = url }

    /// No byte has come back.
    var hasHeardNothing: Bool { dialogue.allSatisfy { $0.reply == .closed || $0.reply == .none(partial: []) } }

    /// A reply of RESP has come back, be it an error.
    var hasHeardRedis: Bool {
        dialogue.contains { exchange in
            switch exchange.reply {
            case .value, .error: true
            case .none, .closed, .foreign: false
            }
        }
    }

    /// Keeps a reply; those to ROLE, INFO and ZCARD as facts.
    mutating func add(_ command: RedisCommand, _ value: RESPValue, sent: Instant) {
        var text = value.text ?? value.integer.map(String.init) ?? ""
        switch command {
        case .role:
            role = RedisRole(value)
            text = ""
        case .info:
            if let bytes = value.bytes { info.merge(bytes) }
            text = ""
        case .zcard: members = value.integer
        case .auth, .select, .ping, .quit: break
        }
        let reply = value.error.map { RedisReply.error(scrubbed($0)) } ?? .value(text)
        add(command, reply, sent: sent)
    }

    mutating func add(_ command: RedisCommand, _ reply: RedisReply, sent: Instant) {
        dialogue.append(
            RedisExchange(
                name: command.name, command: command.description, reply: reply, sent: sent,
                ended: MonotonicClock.now()))
    }

    /// The error without our password: a server that does not know a command repeats its arguments.
    func scrubbed(_ error: RedisError) -> RedisError {
        guard let password = url.password?.reveal(), !password.isEmpty else { return error }
        var bytes = error.bytes
        var index = 0
        while index + password.count <= bytes.count {
            if bytes[index...].starts(with: password) {
                bytes.replaceSubrange(index..<(index + password.count), with: "***".utf8)
                index += 3
            } else {
                index += 1
            }
        }
        return RedisError(bytes)
    }

    func facts(ended: Instant) -> RedisFacts {
        RedisFacts(
            url: url.description, resolution: resolution, attempts: attempts, tls: tls, dialogue: dialogue, role: role,
            info: info.keeping(RedisFacts.keptFields), members: members, failure: failure, began: began, ended: ended)
    }
}
