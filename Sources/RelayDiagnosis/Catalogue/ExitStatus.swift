/// The exit status of every command: one table, whose numbers are never reused (PRODUCT: exit status).
package enum ExitStatus: Int32, CaseIterable, Equatable, Sendable {
    case healthy = 0
    case answerIsNo = 1
    case inconclusive = 2
    /// Only `--format nagios`, which has 0 to 3 for itself.
    case pluginUnknown = 3
    case dns = 10
    case connect = 11
    case proxy = 12
    case tls = 13
    case certificate = 14
    case refused = 20
    case refusedForAuthentication = 21
    case notWebSocket = 22
    case serverError = 23
    case noHTTPAnswer = 24
    case invalidHandshake = 25
    case redirect = 26
    case throttled = 27
    case protocolViolation = 30
    case closedWithError = 31
    case closedForAuthentication = 32
    case connectionLost = 33
    case idle = 34
    case localLimit = 35
    case messagesLost = 36
    case tokenInvalid = 40
    case tokenExpired = 41
    case tokenNotYetValid = 42
    case keyTooWeak = 43
    case loginRefused = 45
    case redisUnreachable = 50
    case redisRefused = 51
    case redisCannotServe = 52
    case apiError = 53
    case outOfTime = 60
    case usage = 64
    case malformedInput = 65
    case unreadableInput = 66
    case unsupported = 69
    case bug = 70
    case cannotCreate = 73
    case writeFailed = 74
    case configuration = 78
    case hangup = 129
    case interrupted = 130
    case terminated = 143

    /// The line that `relayctl explain exit-status` prints.
    package var meaning: String {
        switch self {
        case .healthy: "healthy, valid, expectation met"
        case .answerIsNo: "it ran, and the answer is no"
        case .inconclusive: "inconclusive: something required could not run"
        case .pluginUnknown: "unknown (--format nagios: 0 ok, 1 warning, 2 critical, 3 unknown)"
        case .dns: "the name does not resolve"
        case .connect: "no TCP connection: refused, unreachable, timed out"
        case .proxy: "the proxy gave no tunnel"
        case .tls: "the TLS handshake failed"
        case .certificate: "the certificate was not accepted"
        case .refused: "the upgrade was refused with another status"
        case .refusedForAuthentication: "the upgrade was refused with 401 or 403"
        case .notWebSocket: "not a WebSocket endpoint (200, 404, 426)"
        case .serverError: "the upgrade failed with 5xx"
        case .noHTTPAnswer: "no HTTP answer (EOF, reset, silence)"
        case .invalidHandshake: "101, but not a valid opening handshake"
        case .redirect: "a redirect was not followed"
        case .throttled: "throttled (429, 503 with Retry-After)"
        case .protocolViolation: "the peer broke the protocol"
        case .closedWithError: "closed by the peer with an error code"
        case .closedForAuthentication:
            "closed by the peer for authentication (1008, 3000, 3003, 4001, 4003, 4401, 4403)"
        case .connectionLost: "the connection was lost without a Close frame (1006)"
        case .idle: "no pong, or idle too long"
        case .localLimit: "a local limit was reached (message size)"
        case .messagesLost: "connected, but messages do not come back"
        case .tokenInvalid: "the token is invalid (signature, algorithm, claim)"
        case .tokenExpired: "the token has expired"
        case .tokenNotYetValid: "the token is not valid yet"
        case .keyTooWeak: "the key is too weak"
        case .loginRefused: "login: the credentials were refused"
        case .redisUnreachable: "Redis cannot be reached"
        case .redisRefused: "Redis refuses the credentials"
        case .redisCannotServe: "Redis answers and cannot serve (replica, OOM, loading, maxclients)"
        case .apiError: "the HTTP API failed"
        case .outOfTime: "--max-time was reached"
        case .usage: "usage"
        case .malformedInput: "malformed input"
        case .unreadableInput: "input or key cannot be read"
        case .unsupported: "not supported"
        case .bug: "a bug in relayctl"
        case .cannotCreate: "output cannot be created"
        case .writeFailed: "a write failed"
        case .configuration: "configuration"
        case .hangup: "ended by SIGHUP"
        case .interrupted: "ended by SIGINT"
        case .terminated: "ended by SIGTERM"
        }
    }

    /// A signal ended the run.
    package var isSignal: Bool { rawValue > 128 }

    /// The status of a run that the signal ended: 128 and its number.
    package init?(signal: Int32) { self.init(rawValue: 128 + signal) }
}
