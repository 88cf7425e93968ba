import Glibc
import RelayTestSupport

/// nginx with the example's site on a free loopback port, in front of a backend.
final class NginxServer: Sendable {
    let process: ProcessUnderTest
    let port: UInt16
    private let directory = TemporaryDirectory()

    /// What it writes of each request, in three formats: combined, combined with times, and JSON.
    var accessLogs: [String] { Self.formats.map { directory.file("\($0).log") } }

    var url: String { "https://localhost:\(port)" }

    init(to upstream: UInt16, _ leaf: LocalCertificates.Leaf = .good, http2: Bool = false) throws {
        port = try WireServer.closedPort()
        let certificates = try LocalCertificates.shared.get()
        let changes = [
            ("127.0.0.1:8000", "127.0.0.1:\(upstream)"),
            ("443 ssl http2", "127.0.0.1:\(port) ssl\(http2 ? " http2" : "")"),
            ("/path/to/fullchain.pem", certificates.certificate(leaf)),
            ("/path/to/privkey.pem", certificates.key),
        ]
        var site = SourceTree.text(of: PythonEnvironment.example + "/nginx.conf.example") ?? ""
        for (old, new) in changes {
            guard let range = site.firstRange(of: old) else {
                throw SetUpFailure("no \"\(old)\" in nginx.conf.example")
            }
            site.replaceSubrange(range, with: new)
        }
        let folder = directory.path
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "    \($0)_temp_path \(folder)/\($0);\n"
        }
        let logs = Self.formats.map { "    access_log \(folder)/\($0).log \($0);\n" }
        let path = directory.write(
            "nginx.conf",
            "daemon off;\nmaster_process off;\npid \(directory.file("pid"));\nerror_log stderr info;\nevents {}\n"
                + "http {\n" + Self.definitions + logs.joined() + temporary.joined() + site + "}\n")
        process = try ProcessUnderTest(
            ["nginx", "-c", path], environment: ["PATH": Self.path], log: directory.file("error.log"))
        try process.log.wait(for: "using the \"epoll\" event method")
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
