import Glibc
import RelayTestSupport

/// The redis-server of a site's channel layer.
final class ChannelRedis: Sendable {
    let process: ProcessUnderTest
    let port: UInt16
    private let directory = TemporaryDirectory()

    /// Settings as on its command line: `["--requirepass", "pw"]`.
    init(_ settings: [String] = []) throws {
        port = try WireServer.closedPort()
        process = try ProcessUnderTest(
            ["redis-server", "--save", "", "--dir", directory.path, "--port", "\(port)", "--bind", "127.0.0.1"]
                + settings, log: directory.file("redis.log"))
        try process.log.wait(for: "Ready to accept connections")
    }

    var url: String { "redis://127.0.0.1:\(port)" }

    /// The first line that redis-cli prints.
    func command(_ words: [String]) throws -> String {
        let text = try ChildProcess.run(["redis-cli", "-p", "\(port)", "--no-auth-warning"] + words)
        return String(text.prefix { $0 != "\n" })
    }

    /// Every client must connect anew.
    func disconnectAll(_ password: String?) throws {
        let credentials = password.map { ["-a", $0] } ?? []
        _ = try command(credentials + ["client", "kill", "type", "normal"])
    }
}
