import RelayJWT

/// Why a token gives no user.
enum TokenRefusal: Error, Equatable, Sendable {
    /// simplejwt's own words; a 500 for an exception that nobody catches.
    case token(ServerMessage)
    case userUnknown
    case userInactive

    /// What the document's middleware logs before it goes on with an anonymous user.
    var logEvent: RelayLogEvent {
        switch self {
        case .userUnknown: .authFailed("user not found")
        case .userInactive: .authFailed("user inactive")
        case .token(let message) where message.code == nil: .authError(message.cause ?? message.text)
        case .token(let message) where message.text.hasPrefix("Token contained"): .authError("'user_id'")
        case .token: .authFailed("invalid token")
        }
    }
}
