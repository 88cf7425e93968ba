import RelayBytes
import RelayRESP

/// A stand-in for Redis: answers what a prober asks and holds nothing but the sizes of the relay's rooms.
package struct StandInRedis: Equatable, Sendable {
    /// One client's dialogue.
    private var reader = RESPReader(limits: Self.limits)
    private(set) var isOver = false

    package init() {}

    private static var limits: RESPReader.Limits {
        var limits = RESPReader.Limits()
        limits.bulk = 64 << 10
        limits.elements = 64
        limits.value = 128 << 10
        return limits
    }

    /// Takes bytes and appends the replies to every command that is complete.
    package mutating func receive(_ bytes: Span<UInt8>, rooms: Rooms, clients: Int, into output: inout ByteBuffer) {
        reader.append(bytes)
        do throws(RESPFault) {
            while !isOver, let value = try reader.next() {
                guard let arguments = value.commandArguments else {
                    return end("ERR Protocol error: expected an array of bulk strings", into: &output)
                }
                let words = arguments.map { String(decoding: $0, as: UTF8.self) }
                if words[0].equalsIgnoringASCIICase("QUIT") { isOver = true }
                RESPWriter.append(Self.reply(to: words, rooms: rooms, clients: clients), to: &output)
            }
        } catch {
            end("ERR Protocol error: \(error)", into: &output)
        }
    }

    private mutating func end(_ text: String, into output: inout ByteBuffer) {
        RESPWriter.append(.error(RedisError(Array(text.utf8))), to: &output)
        isOver = true
    }

    /// Redis' answer to one command.
    package static func reply(to words: [String], rooms: Rooms, clients: Int) -> RESPValue {
        let name = words[0].asciiLowercased
        switch (name, words.count) {
        case ("ping", 1): return .simpleString("PONG")
        case ("ping", 2): return .bulk(words[1])
        case ("quit", _), ("select", 2): return .simpleString("OK")
        case ("auth", 2):
            return error(
                "ERR AUTH <password> called without any password configured for the default user. "
                    + "Are you sure your configuration is correct?")
        case ("auth", 3): return error("WRONGPASS invalid username-password pair or user is disabled.")
        case ("role", 1): return .array([.bulk("master"), .integer(0), .array([])])
        case ("info", 1), ("info", 2):
            return .bulk(info(section: words.count == 2 ? words[1].asciiLowercased : nil, clients: clients))
        case ("zcard", 2): return .integer(Int64(members(of: words[1], rooms)))
        case ("ping", _), ("select", _), ("auth", _), ("role", _), ("zcard", _), ("info", _):
            return error("ERR wrong number of arguments for '\(name)' command")
        default: return error("ERR unknown command '\(Printable.excerpt(words[0].utf8, limit: 128))'")
        }
    }

    private static func error(_ text: String) -> RESPValue { .error(RedisError(Array(text.utf8))) }

    private static func members(of key: String, _ rooms: Rooms) -> Int {
        let prefix = "asgi:group:chat_"
        return key.hasPrefix(prefix) ? rooms[String(key.dropFirst(prefix.count))].count : 0
    }

    /// The sections that a prober reads; the version says what this is.
    private static func info(section: String?, clients: Int) -> String {
        let sections: KeyValuePairs = [
            "Server": ["redis_version:7.0.15", "redis_mode:standalone", "relayctl_stand_in:yes"],
            "Clients": ["connected_clients:\(clients)", "maxclients:10000", "blocked_clients:0"],
            "Memory": [
                "used_memory:1048576", "used_memory_human:1.00M", "maxmemory:0", "maxmemory_human:0B",
                "maxmemory_policy:noeviction",
            ],
            "Persistence": ["loading:0"],
            "Replication": ["role:master", "connected_slaves:0"],
        ]
        return
            sections
            .filter { section == nil || section == "all" || section == "default" || section == $0.key.asciiLowercased }
            .map { (["# \($0.key)"] + $0.value).map { $0 + "\r\n" }.joined() }
            .joined(separator: "\r\n")
    }
}
