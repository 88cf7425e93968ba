import RelayBytes

/// The only commands that are ever sent to a Redis; none of them writes.
package enum RedisCommand: Equatable, Sendable {
    package enum Section: String, Equatable, Sendable, CaseIterable {
        case server, clients, memory, persistence, replication
    }

    /// Without a user name the password alone is sent, as before Redis 6.
    case auth(user: String?, password: Secret)
    case select(database: Int)
    case ping
    case role
    case info(Section)
    case zcard(key: String)
    case quit

    /// The command's name, `PING`.
    package var name: String {
        switch self {
        case .auth: "AUTH"
        case .select: "SELECT"
        case .ping: "PING"
        case .role: "ROLE"
        case .info: "INFO"
        case .zcard: "ZCARD"
        case .quit: "QUIT"
        }
    }

    /// Appends the command as an array of bulk strings; here a password leaves its `Secret`.
    package func write(to buffer: inout ByteBuffer) {
        var arguments = [Array(name.utf8)]
        switch self {
        case .auth(let user, let password):
            if let user { arguments.append(Array(user.utf8)) }
            arguments.append(password.reveal())
        case .select(let database): arguments.append(Array(String(database).utf8))
        case .info(let section): arguments.append(Array(section.rawValue.utf8))
        case .zcard(let key): arguments.append(Array(key.utf8))
        case .ping, .role, .quit: break
        }
        RESPWriter.append(command: arguments, to: &buffer)
    }
}

extension RedisCommand: CustomStringConvertible {
    /// What a report may show; a password never.
    package var description: String {
        switch self {
        case .auth(let user, _): "AUTH" + (user.map { " \($0)" } ?? "") + " ***"
        case .select(let database): "SELECT \(database)"
        case .info(let section): "INFO \(section.rawValue)"
        case .zcard(let key): "ZCARD \(key)"
        case .ping, .role, .quit: name
        }
    }
}
