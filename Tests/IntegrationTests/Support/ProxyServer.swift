import RelayTestSupport

/// A real proxy on a free loopback port: tinyproxy, which speaks CONNECT, or microsocks, which speaks SOCKS5.
final class ProxyServer: Sendable {
    static let user = "proxyuser"
    static let password = "CANARY-proxy-9d2e"

    let process: ProcessUnderTest
    let port: UInt16
    private let scheme: String
    private let directory = TemporaryDirectory()

    /// With `connectPort` tinyproxy refuses tunnels to every other port.
    init(tinyproxyWithPassword hasPassword: Bool = false, connectPort: UInt16? = nil) throws {
        port = try WireServer.closedPort()
        scheme = "http"
        var lines = ["Port \(port)", "Listen 127.0.0.1", "Timeout 60", "MaxClients 50", "LogLevel Info"]
        if hasPassword { lines.append("BasicAuth \(Self.user) \(Self.password)") }
        if let connectPort { lines.append("ConnectPort \(connectPort)") }
        let path = directory.write("tinyproxy.conf", lines.joined(separator: "\n") + "\n")
        process = try ProcessUnderTest(["tinyproxy", "-d", "-c", path], log: directory.file("log"))
        try process.log.wait(for: "Accepting connections")
    }

    /// microsocks says nothing when it listens, so it is asked until it answers.
    init(microsocksWithPassword hasPassword: Bool, scheme: String = "socks5h") throws {
        port = try WireServer.closedPort()
        self.scheme = scheme
        let credentials = hasPassword ? ["-u", Self.user, "-P", Self.password] : []
        process = try ProcessUnderTest(
            ["microsocks", "-i", "127.0.0.1", "-p", "\(port)"] + credentials, log: directory.file("log"))
        let deadline = ContinuousClock.now + .seconds(20)
        while (try? RawClient(port: port)) == nil {
            guard ContinuousClock.now < deadline else { throw SetUpFailure("microsocks does not listen") }
        }
    }

    /// Without credentials.
    var url: String { "\(scheme)://127.0.0.1:\(port)" }

    /// With these credentials.
    func url(_ user: String, _ password: String) -> String { "\(scheme)://\(user):\(password)@127.0.0.1:\(port)" }
}
