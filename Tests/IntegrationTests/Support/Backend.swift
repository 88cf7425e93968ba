import Glibc
import RelayTestSupport

/// The example's RelayDesk behind a server of its own, with the users of `manage.py seed`.
final class Backend: Sendable {
    static let password = "correct horse battery"
    static let secret = "the integration tests sign with this key"

    enum Server: Hashable { case daphne, uvicorn, hypercorn, runserver }

    let process: ProcessUnderTest
    let port: UInt16
    /// The port of each fault, where one process has several.
    let doors: [String: UInt16]
    private let directory = TemporaryDirectory()

    var log: LogFile { process.log }
    var url: String { "http://localhost:\(port)" }

    /// Starts it and waits until it listens. A fault is one of backend/faulty.
    init(
        redisPort: UInt16, fault: String? = nil, server: Server = .daphne, arguments: [String] = [],
        environment changes: [String: String] = [:]
    ) throws {
        port = try WireServer.closedPort()
        doors = [:]
        let application = fault == nil ? "relaydesk.asgi:application" : "faulty.asgi:application"
        var environment = try Self.environment
        environment["REDIS_HOST"] = "127.0.0.1"
        environment["REDIS_PORT"] = "\(redisPort)"
        if let fault {
            environment["FAULT"] = fault
            environment["DJANGO_SETTINGS_MODULE"] = "faulty.settings"
        }
        environment.merge(changes) { $1 }
        let (words, ready) =
            switch server {
            case .daphne:
                (
                    ["-m", "daphne", "-b", "127.0.0.1", "-p", "\(port)"] + arguments + [application],
                    "Listening on TCP address"
                )
            case .uvicorn:
                (
                    ["-m", "uvicorn", "--host", "127.0.0.1", "--port", "\(port)"] + arguments + [application],
                    "Uvicorn running on"
                )
            case .hypercorn:
                (
                    ["-m", "hypercorn", "-w", "0", "--bind", "127.0.0.1:\(port)"] + arguments + [application],
                    "Running on http"
                )
            case .runserver:
                (
                    ["\(PythonEnvironment.example)/manage.py", "runserver", "127.0.0.1:\(port)", "--noreload"]
                        + arguments,
                    "Quit the server"
                )
            }
        process = try ProcessUnderTest(
            [try PythonEnvironment.program("python")] + words, environment: environment,
            log: directory.file("server.log"))
        // Daphne at -v0 says nothing at all.
        if arguments.contains("-v0") { try Self.waitUntilListening(port) } else { try log.wait(for: ready) }
    }

    /// One Daphne with all of these faults, each behind a door of its own.
    init(redisPort: UInt16, doors faults: [String]) throws {
        port = 0
        var doors: [String: UInt16] = [:]
        for fault in faults { doors[fault] = try WireServer.closedPort() }
        self.doors = doors
        var environment = try Self.environment
        environment["REDIS_HOST"] = "127.0.0.1"
        environment["REDIS_PORT"] = "\(redisPort)"
        environment["DJANGO_SETTINGS_MODULE"] = "faulty.settings"
        environment["FAULTS"] = doors.map { "\($0.value)=\($0.key)" }.joined(separator: ",")
        let endpoints = doors.values.flatMap { ["-e", "tcp:port=\($0):interface=127.0.0.1"] }
        process = try ProcessUnderTest(
            [try PythonEnvironment.program("python"), "-m", "daphne"] + endpoints + ["faulty.asgi:application"],
            environment: environment, log: directory.file("server.log"))
        try log.wait(for: "Listening on TCP address", times: faults.count)
    }

    /// Tries until something takes a connection.
    private static func waitUntilListening(_ port: UInt16) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        while ContinuousClock.now < deadline {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            defer { close(socket) }
            let answer = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if answer == 0 { return }
            poll(nil, 0, 50)
        }
        throw SetUpFailure("nothing listens on port \(port)")
    }

    /// The database is made once; the servers only read it.
    private static var environment: [String: String] {
        get throws {
            var environment = plain
            environment["DATABASE_PATH"] = try database.get().file("db.sqlite3")
            return environment
        }
    }

    private static let plain = [
        "SECRET_KEY": secret, "PYTHONPATH": "\(PythonEnvironment.example):\(PythonEnvironment.backend)",
        "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1",
    ]

    private static let database: Result<TemporaryDirectory, any Error> = Result {
        let directory = TemporaryDirectory()
        var environment = plain
        environment["DATABASE_PATH"] = directory.file("db.sqlite3")
        for words in [["migrate", "-v0"], ["seed", password]] {
            let manage = [try PythonEnvironment.program("python"), "\(PythonEnvironment.example)/manage.py"]
            try ChildProcess.run(manage + words, environment: environment)
        }
        // A static value never ends, so the directory is removed when the process does.
        atexit { if case .success(let directory) = Backend.database { directory.remove() } }
        return directory
    }
}
