/// What a line says: the classes of the contract, whose names are never changed.
package enum LogClass: UInt8, CaseIterable, Hashable, Sendable {
    case startup, startupFailed, connecting, accepted, rejected, closed
    case authSuccess, authFailed, noToken
    case appConnected, appDisconnected, exception
    case redisError, overCapacity
    case access, warning, csrf, host
    case proxyAccess, proxyError
    case leak, shutdown

    /// The name in options, JSON and text.
    package var name: String {
        switch self {
        case .startup: "startup"
        case .startupFailed: "startup.failed"
        case .connecting: "handshake.connecting"
        case .accepted: "handshake.accepted"
        case .rejected: "handshake.rejected"
        case .closed: "handshake.closed"
        case .authSuccess: "auth.success"
        case .authFailed: "auth.failed"
        case .noToken: "auth.no-token"
        case .appConnected: "app.connected"
        case .appDisconnected: "app.disconnected"
        case .exception: "app.exception"
        case .redisError: "redis.error"
        case .overCapacity: "layer.over-capacity"
        case .access: "http.access"
        case .warning: "http.warning"
        case .csrf: "csrf.refused"
        case .host: "host.refused"
        case .proxyAccess: "proxy.access"
        case .proxyError: "proxy.error"
        case .leak: "token.leak"
        case .shutdown: "shutdown"
        }
    }

    /// The class of that name.
    package init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
