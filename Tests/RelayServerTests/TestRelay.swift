import RelayBytes
import RelayServer
import RelayTestSupport
import Synchronization

/// A relay for one test, with what it logs.
final class TestRelay {
    static let secret = Secret("a secret of more than thirty-two bytes")
    static let password = "correct horse"

    let handle: RelayHandle
    private let collected: Lines

    final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    init(_ faults: Set<Fault> = [], _ change: (inout RelayConfiguration) -> Void = { _ in }) throws {
        let lines = Lines()
        var configuration = RelayConfiguration(
            users: [
                RelayUser(id: 1, name: "testuser", password: Secret(Self.password)),
                RelayUser(id: 2, name: "sleeper", password: Secret(Self.password), isActive: false),
            ], secret: Self.secret)
        configuration.faults = faults
        configuration.log = { line in lines.all.withLock { $0.append(line) } }
        change(&configuration)
        collected = lines
        handle = try Relay.start(configuration)
    }

    func client(receiveBuffer: Int32? = nil) throws -> RawClient {
        try RawClient(port: handle.port, receiveBuffer: receiveBuffer)
    }

    func redis() throws -> RawClient {
        let port = handle.redisURL?.split(separator: ":").last?.split(separator: "/").first.flatMap { UInt16($0) }
        return try RawClient(port: port ?? 0)
    }

    /// Stops the relay and gives its log without the four lines of its start, times and ports replaced.
    func stoppedLog() -> [String] {
        handle.stop()
        return collected.all.withLock { $0 }.dropFirst(4).map(Self.masked)
    }

    var log: [String] { collected.all.withLock { $0 } }

    /// Digits of times and ports become `0`, so that lines compare.
    static func masked(_ line: String) -> String {
        var line = line
        if line.hasPrefix("20"), line.count > 24 { line = "TIME" + line.dropFirst(23) }
        if line.hasPrefix("127.0.0.1:"), let bracket = line.firstIndex(of: "["), let close = line.firstIndex(of: "]") {
            line = "CLIENT - - [TIME]" + line[line.index(after: close)...]
            _ = bracket
        }
        return line
    }

    /// A fresh access token, by login.
    func token() throws -> String {
        let (_, body) = try post("/api/auth/login/", #"{"username":"testuser","password":"correct horse"}"#)
        return body.split(separator: "\"access\":\"").last.map { String($0.dropLast(2)) } ?? ""
    }

    func post(
        _ path: String, _ body: String, type: String = "application/json"
    ) throws -> (head: String, body: String) {
        let client = try client()
        client.send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return client.receiveAnswer()
    }

    func get(_ path: String, _ fields: String = "", host: String = "localhost") throws -> (head: String, body: String) {
        let client = try client()
        client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\(fields)\r\n")
        return client.receiveAnswer()
    }

    /// The request of the captured handshakes.
    static func upgrade(
        _ path: String = "/ws/chat/test-room/", origin: String? = "http://localhost:3000", token: String? = nil,
        extra: String = ""
    ) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost:18010\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + (origin.map { "Origin: \($0)\r\n" } ?? "")
            + (token.map { "Sec-WebSocket-Protocol: Bearer, \($0)\r\n" } ?? "") + extra + "\r\n"
    }

    /// A member of the room, its 101 read.
    func member(_ room: String = "test-room", token: String) throws -> RawClient {
        let client = try client()
        client.send(Self.upgrade("/ws/chat/\(room)/", token: token))
        _ = client.receive(through: "\r\n\r\n")
        return client
    }
}
