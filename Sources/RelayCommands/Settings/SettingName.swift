/// The settings, named as the keys of a profile are.
package enum SettingName: String, Hashable, Sendable, CaseIterable {
    case api, ws, origin, room, username, ca, redis
    case redisPrefix = "redis_prefix"
    case redisGroup = "redis_group"
    case loginPath = "login_path"
    case refreshPath = "refresh_path"
    case mePath = "me_path"
    case wsPath = "ws_path"
    case message
    case tokenField = "token_field"
    case authMode = "auth_mode"
    case authScheme = "auth_scheme"

    /// What an address is made of: chosen as a whole, never mixed from two places.
    package static let addresses: Set<SettingName> = [.api, .ws]

    /// The environment variable; the addresses have `RELAYCTL_URL`.
    package var variable: String? {
        Self.addresses.contains(self) ? nil : "RELAYCTL_" + rawValue.uppercased()
    }

    /// The option of the command line, where there is one.
    package var flag: String {
        switch self {
        case .authMode: "--auth-mode"
        case .authScheme: "--auth-scheme"
        default: "--" + rawValue
        }
    }

    /// What holds when nothing is said.
    package var builtIn: String? {
        switch self {
        case .api, .ws, .origin, .username, .ca, .redis: nil
        case .room: "test-room"
        case .redisPrefix: "asgi"
        case .redisGroup: "chat_{room}"
        case .loginPath: "/api/auth/login/"
        case .refreshPath: "/api/auth/token/refresh/"
        case .mePath: "/api/auth/me/"
        case .wsPath: "/ws/chat/{room}/"
        case .message: #"{"type":"chat_message","message":"{text}"}"#
        case .tokenField: "access"
        case .authMode: AuthMode.subprotocol.rawValue
        case .authScheme: "Bearer"
        }
    }

    /// Whether the built-in relay is asked with it: only who and where one is there, not how the relay is built.
    var holdsForDemo: Bool { [.origin, .room, .username].contains(self) }
}
