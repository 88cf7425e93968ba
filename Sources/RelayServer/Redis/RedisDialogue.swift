import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayRESP

/// Commands to a Redis and their replies, one connection that is made when it is needed.
struct RedisDialogue: ~Copyable {
    /// Longer than the handshake that waits for it.
    private static let patience = Duration.seconds(6)

    private let url: RedisURL
    private var stream: Stream?
    private var reader = RESPReader()

    init(_ url: RedisURL) { self.url = url }

    /// Runs the commands; what redis-py would raise if one fails. After a failure the next run connects anew.
    mutating func run(_ commands: [[String]]) -> ConsumerException? {
        let deadline = MonotonicClock.now() + Self.patience
        // A connection that Redis closed in the meantime is made again, once.
        for isLast in [stream == nil, true] {
            let failure = connect(deadline) ?? exchange(commands, deadline)
            guard failure != nil else { return nil }
            stream = nil
            if isLast { return failure }
        }
        return nil
    }

    private mutating func connect(_ deadline: Instant) -> ConsumerException? {
        guard stream == nil else { return nil }
        reader = RESPReader()
        switch url.endpoint {
        case .unix(let path):
            stream = Dialer.dial(unixSocket: path, timeout: .seconds(2), until: deadline).takeStream()
            if stream == nil { return Self.unreachable(2, path, "No such file or directory") }
        case .tcp(let host, let port, _):
            let resolution = Resolver.resolve(host: host, family: .any, until: deadline)
            if case .failed(let code, let text) = resolution.outcome {
                return Self.unreachable(code, "\(host):\(port)", text)
            }
            stream = Dialer.dial(addresses: resolution.addresses, port: port, timeout: .seconds(2), until: deadline)
                .takeStream()
            if stream == nil {
                return Self.unreachable(111, "\(host):\(port)", "Connect call failed ('\(host)', \(port))")
            }
        }
        return introduce(deadline)
    }

    /// AUTH and SELECT, as the URL says.
    private mutating func introduce(_ deadline: Instant) -> ConsumerException? {
        var commands: [RedisCommand] = []
        if let password = url.password { commands.append(.auth(user: url.user, password: password)) }
        if url.database != 0 { commands.append(.select(database: url.database)) }
        var buffer = ByteBuffer()
        for command in commands { command.write(to: &buffer) }
        return exchange(buffer, replies: commands.count, deadline)
    }

    private mutating func exchange(_ commands: [[String]], _ deadline: Instant) -> ConsumerException? {
        var buffer = ByteBuffer()
        for command in commands { RESPWriter.append(command: command, to: &buffer) }
        return exchange(buffer, replies: commands.count, deadline)
    }

    private mutating func exchange(
        _ commands: ByteBuffer, replies: Int, _ deadline: Instant
    ) -> ConsumerException? {
        guard stream?.writeAll(commands.span, until: deadline) == .done else { return Self.closed }
        var missing = replies
        var buffer = ByteBuffer()
        while missing > 0 {
            do throws(RESPFault) {
                if let value = try reader.next() {
                    if let error = value.error { return Self.raised(error) }
                    missing -= 1
                    continue
                }
            } catch {
                let shown = Printable.escape(error.firstBytes)
                return ConsumerException(
                    text: "Protocol Error: b'\(shown)'", raised: "redis.exceptions.InvalidResponse")
            }
            guard case .bytes? = stream?.read(into: &buffer, upTo: 4096, until: deadline) else { return Self.closed }
            reader.append(buffer.span)
            buffer.removeAll()
        }
        return nil
    }

    private static let closed = ConsumerException(
        text: "Connection closed by server.", raised: "redis.exceptions.ConnectionError")

    private static func unreachable(_ number: Int32, _ place: String, _ text: String) -> ConsumerException {
        ConsumerException(
            text: "Error \(number) connecting to \(place). \(text).", raised: "redis.exceptions.ConnectionError")
    }

    /// redis-py takes the error's code away and turns it into a class.
    private static func raised(_ error: RedisError) -> ConsumerException {
        let text = String(decoding: error.bytes, as: UTF8.self)
        let code = text.prefix { $0 != " " }
        let isCode = !code.isEmpty && code.utf8.allSatisfy { 0x41...0x5a ~= $0 }
        let isAuthentication = code == "NOAUTH" || code == "WRONGPASS"
        return ConsumerException(
            text: isCode ? String(text.dropFirst(code.count + 1)) : text,
            raised: "redis.exceptions.\(isAuthentication ? "AuthenticationError" : "ResponseError")")
    }
}
