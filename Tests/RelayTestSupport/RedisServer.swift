import Glibc

/// A real redis-server on a free loopback port and a socket in a temporary directory, without persistence; it ends with
/// its owner.
package final class RedisServer {
    private let process: ChildProcess
    private let directory: TemporaryDirectory
    package let port: UInt16
    package var socket: String { directory.file("redis.sock") }

    /// Starts it with settings as on its command line, `["--requirepass", "pw"]`, and waits until it serves.
    package init(_ settings: [String] = [], tls: (port: UInt16, settings: [String])? = nil) throws {
        directory = TemporaryDirectory()
        port = tls == nil ? try WireServer.closedPort() : 0
        let network = ["--port", "\(port)", "--bind", "127.0.0.1", "--unixsocket", directory.file("redis.sock")]
        let encrypted = tls.map { ["--tls-port", "\($0.port)"] + $0.settings } ?? []
        process = try ChildProcess(
            ["redis-server", "--save", "", "--appendonly", "no", "--dir", directory.path] + network + encrypted
                + settings)
        try process.waitForOutput(containing: "The server is now ready to accept connections at")
    }

    package var url: String { "redis://127.0.0.1:\(port)" }

    /// Runs one command by redis-cli, over the socket.
    @discardableResult
    package func command(_ words: String...) throws -> String {
        try ChildProcess.run(["redis-cli", "-s", socket] + words)
    }

    /// Stops its process, which keeps its connections and answers none.
    package func freeze() { process.signal(SIGSTOP) }
}
