/// Why a handshake failed or an error was raised, as far as the log says.
package enum LogCause: String, CaseIterable, Hashable, Sendable {
    /// The middleware refused the token.
    case token
    /// No token arrived.
    case noToken = "no token"
    /// Rejected before any middleware spoke: Origin, or the session middleware.
    case origin = "origin or session middleware"
    /// Rejected while lines of several handshakes are mixed: what refused it cannot be told.
    case untied = "not told apart"
    case noRoute = "no route"
    case noWebSocketApp = "no websocket application"
    case redisUnreachable = "redis unreachable"
    case redisAuth = "redis credentials"
    case redisDatabase = "redis database"
    case redisClients = "redis maxclients"
    case redisMemory = "redis out of memory"
    case redisReadonly = "redis read-only"
    case redisMisconfigured = "redis refuses writes"
    case redisLoading = "redis loading"
    case redisTimeout = "redis timeout"
    case redisLost = "redis connection lost"
    case redisPlain = "redis without tls"
    case redisOther = "other error of redis"
    case notRedis = "not redis"
    case layerMissing = "no channel layer"
    case message = "message not understood"
    case overSize = "message too large"
    case host = "host not allowed"
    case portInUse = "port in use"
    case settings = "settings or imports"
    case database = "database"
    /// The connection ended before an answer, and no error was logged.
    case hung = "no answer"
    case idleProxy = "idle, closed by the proxy"
    case other = "other"

    /// The class that an error of this cause counts under.
    package var logClass: LogClass {
        switch self {
        case .redisUnreachable, .redisAuth, .redisDatabase, .redisClients, .redisMemory, .redisReadonly,
            .redisMisconfigured, .redisLoading, .redisTimeout, .redisLost, .redisPlain, .redisOther, .notRedis:
            .redisError
        case .host: .host
        case .portInUse, .settings: .startupFailed
        default: .exception
        }
    }

    /// What the words of an error say.
    static func of(_ words: LogText) -> LogCause {
        for (text, cause) in table where words.firstIndex(of: text) != nil { return cause }
        return .other
    }

    private static let table: [(StaticString, LogCause)] = [
        ("No route found for path", .noRoute),
        ("No application configured for scope type 'websocket'", .noWebSocketApp),
        ("Django can only handle ASGI/HTTP connections", .noWebSocketApp),
        ("has no attribute 'group_add'", .layerMissing), ("has no attribute 'group_send'", .layerMissing),
        ("Invalid HTTP_HOST header", .host),
        ("Authentication required", .redisAuth), ("invalid username-password pair", .redisAuth),
        ("AUTH <password> called without any password", .redisAuth), ("NOAUTH", .redisAuth), ("WRONGPASS", .redisAuth),
        ("DB index is out of range", .redisDatabase), ("max number of clients reached", .redisClients),
        ("command not allowed when used memory", .redisMemory), ("read only replica", .redisReadonly),
        ("MISCONF ", .redisMisconfigured), ("Redis is loading the dataset", .redisLoading),
        ("Protocol Error: b'", .notRedis), ("Timeout reading from", .redisTimeout),
        ("Timeout connecting to server", .redisTimeout), ("Connection closed by server", .redisLost),
        ("Unexpected exception in receive task", .redisLost),
        ("Error while reading from", .redisLost), (" while writing to socket", .redisLost),
        // redis-py puts its own words before those of TLS.
        (". [SSL: WRONG_VERSION_NUMBER]", .redisPlain), (". [SSL: ", .redisOther),
        ("redis.exceptions.ConnectionError: Error ", .redisUnreachable),
        ("Connect call failed", .redisUnreachable), (". Name or service not known.", .redisUnreachable),
        ("Temporary failure in name resolution", .redisUnreachable),
        ("redis.exceptions.AuthenticationError", .redisAuth), ("redis.exceptions.BusyLoadingError", .redisLoading),
        ("redis.exceptions.TimeoutError", .redisTimeout), ("redis.exceptions.", .redisOther),
        ("Address already in use", .portInUse), ("address already in use", .portInUse),
        ("port is already in use", .portInUse), ("Connection in use: (", .portInUse),
        ("ModuleNotFoundError", .settings), ("ImportError", .settings),
        ("ImproperlyConfigured", .settings), ("Error loading ASGI app", .settings),
        ("AppRegistryNotReady", .settings),
        ("JSONDecodeError", .message), ("Expecting value: line", .message), ("KeyError: 'message'", .message),
        ("PayloadExceededError", .overSize), ("OperationalError", .database), ("unable to open database", .database),
    ]
}
