import Glibc
import RelayTestSupport

/// nginx with the example's site on a free loopback port, in front of a backend.
final class NginxServer: Sendable {
    let process: ProcessUnderTest
    let port: UInt16
    private let directory = TemporaryDirectory()

    private let isTLS: Bool

    /// What it writes of each request, in three formats: combined, combined with times, and JSON.
    var accessLogs: [String] { Self.formats.map { directory.file("\($0).log") } }

    var url: String { "http\(isTLS ? "s" : "")://localhost:\(port)" }

    convenience init(
        to upstream: UInt16, _ leaf: LocalCertificates.Leaf = .good, http2: Bool = false, readTimeout: Int? = nil
    ) throws {
        let certificates = try LocalCertificates.shared.get()
        let changes = [
            ("127.0.0.1:8000", "127.0.0.1:\(upstream)"),
            ("443 ssl http2", "127.0.0.1:PORT ssl\(http2 ? " http2" : "")"),
            ("/path/to/fullchain.pem", certificates.certificate(leaf)),
            ("/path/to/privkey.pem", certificates.key),
            ("proxy_read_timeout 7d", "proxy_read_timeout \(readTimeout.map { "\($0)s" } ?? "7d")"),
        ]
        var site = SourceTree.text(of: PythonEnvironment.example + "/nginx.conf.example") ?? ""
        for (old, new) in changes {
            guard let range = site.firstRange(of: old) else {
                throw SetUpFailure("no \"\(old)\" in nginx.conf.example")
            }
            site.replaceSubrange(range, with: new)
        }
        try self.init(http: site, isTLS: true)
    }

    /// With these lines in its http block, in which PORT stands for the port.
    init(http lines: String, isTLS: Bool = false) throws {
        port = try WireServer.closedPort()
        self.isTLS = isTLS
        var lines = lines
        while let range = lines.firstRange(of: "PORT") { lines.replaceSubrange(range, with: "\(port)") }
        let folder = directory.path
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "    \($0)_temp_path \(folder)/\($0);\n"
        }
        let logs = Self.formats.map { "    access_log \(folder)/\($0).log \($0);\n" }
        let path = directory.write(
            "nginx.conf",
            "daemon off;\nmaster_process off;\npid \(directory.file("pid"));\nerror_log stderr info;\nevents {}\n"
                + "http {\n" + Self.definitions + logs.joined() + temporary.joined() + lines + "}\n")
        process = try ProcessUnderTest(
            ["nginx", "-c", path], environment: ["PATH": Self.path], log: directory.file("error.log"))
        try process.log.wait(for: "using the \"epoll\" event method")
    }

    /// The API as it should be, and /ws/ with these lines.
    convenience init(api: UInt16, ws lines: String, before: String = "") throws {
        try self.init(
            http: before
                + "\nserver { listen 127.0.0.1:PORT; location /api/ { \(Self.pass(api)) } location /ws/ { \(lines) } }\n"
        )
    }

    /// Passes requests on, without an upgrade.
    static func pass(_ port: UInt16) -> String { pass(to: "127.0.0.1:\(port)") }

    private static func pass(to upstream: String, scheme: String = "http") -> String {
        "proxy_pass \(scheme)://\(upstream); proxy_http_version 1.1; proxy_set_header Host $http_host;"
    }

    /// Passes the upgrade on too.
    static func upgrade(_ port: UInt16, scheme: String = "http") -> String {
        upgrade(to: "127.0.0.1:\(port)", scheme: scheme)
    }

    /// The same, to an address or to an upstream by its name.
    static func upgrade(to upstream: String, scheme: String = "http") -> String {
        pass(to: upstream, scheme: scheme)
            + " proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";"
    }

    private static let formats = ["combined", "timed", "json"]
    private static let definitions = """
            log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                '"$http_referer" "$http_user_agent" rt=$request_time urt="$upstream_response_time"';
            log_format json escape=json '{"time":"$time_iso8601","remote_addr":"$remote_addr",'
                '"request":"$request","status":$status,"request_time":$request_time}';

        """

    /// Debian keeps nginx where only root looks.
    private static var path: String { (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin") + ":/usr/sbin" }
}
