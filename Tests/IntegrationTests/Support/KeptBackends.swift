import Glibc
import Synchronization

/// Backends with a fault on the shared site's Redis, each started once for all tests that ask it.
enum KeptBackends {
    private struct Key: Hashable {
        let fault: String
        let environment: [String: String]
        let server: Backend.Server
    }

    /// Faults of asgi.py and of consumers, which fit into one process; the others are in settings.
    private static let doors = [
        "session-middleware", "query-only", "middleware-raises", "refuses-one-room", "no-websocket", "plain-django",
        "connect-raises", "connect-raises-in-one-room", "slow-connect", "no-subprotocol", "other-subprotocol",
        "other-subprotocol-when-offered", "token-echoed", "closes-after-accept", "accepts-then-checks", "no-echo",
    ]

    /// The port of a backend with that fault.
    static func port(
        _ fault: String, _ environment: [String: String] = [:], server: Backend.Server = .daphne
    ) throws -> UInt16 {
        let redis = try Site.shared.get().redis.port
        if server == .daphne, environment.isEmpty, doors.contains(fault) {
            let house = try kept("", [:], server) { try Backend(redisPort: redis, doors: doors) }
            if let door = house.doors[fault] { return door }
        }
        return try kept(fault, environment, server) {
            try Backend(redisPort: redis, fault: fault, server: server, environment: environment)
        }.port
    }

    private static func kept(
        _ fault: String, _ environment: [String: String], _ server: Backend.Server, _ make: () throws -> Backend
    ) throws -> Backend {
        let key = Key(fault: fault, environment: environment, server: server)
        return try all.withLock { all in
            if let backend = all[key] { return backend }
            if all.isEmpty { atexit { KeptBackends.all.withLock { $0 = [:] } } }
            let made = try make()
            all[key] = made
            return made
        }
    }

    /// Let go when the process ends, so that its servers and folders end too.
    private static let all = Mutex<[Key: Backend]>([:])
}
