import Glibc
import RelayTestSupport
import Synchronization

/// A whole site for a test: Redis, the backend, and nginx in front where asked for.
final class Site: Sendable {
    let redis: ChannelRedis
    let backend: Backend
    let relayctl = Relayctl()

    init(
        redis settings: [String] = [], fault: String? = nil, server: Backend.Server = .daphne,
        environment: [String: String] = [:]
    ) throws {
        redis = try ChannelRedis(settings)
        backend = try Backend(redisPort: redis.port, fault: fault, server: server, environment: environment)
    }

    /// The site without a fault that most tests share.
    static var shared: Result<Site, any Error> {
        kept.withLock { kept in
            if let kept { return kept }
            let made = Result { try Site() }
            kept = made
            atexit { Site.kept.withLock { $0 = nil } }
            return made
        }
    }

    /// Let go when the process ends, so that its servers and folders end too.
    private static let kept = Mutex<Result<Site, any Error>?>(nil)

    /// `--token-file` with the token, a good one if none is given.
    func token(_ text: String? = nil) throws -> [String] {
        ["--token-file", relayctl.secretFile("token", try text ?? Token.good.get())]
    }

    /// `-u` and `--password-file`.
    func login(_ user: String = "testuser", _ password: String = Backend.password) -> [String] {
        ["-u", user, "--password-file", relayctl.secretFile("password", password)]
    }

    var redisOption: [String] { ["--redis", redis.url] }
}

extension Site {
    static let redisPassword = "redis-password"
}
