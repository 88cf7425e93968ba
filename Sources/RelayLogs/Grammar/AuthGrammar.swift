/// What the document's middleware and consumer say.
enum AuthGrammar {
    static func read(_ text: LogText) -> LineKind? {
        if text[0] == 0x55, text.hasPrefix("User ") { return user(text) }
        guard text[0] == 0x57, text.hasPrefix("WebSocket ") else { return nil }
        let rest = text.dropping(10)
        if rest.hasPrefix("auth success") { return .authSuccess }
        if rest.hasPrefix("auth failed") || rest.hasPrefix("auth error") { return .authFailed }
        if rest.hasPrefix("connection attempted without token") || rest.hasPrefix("connection without token") {
            return .noToken
        }
        return nil
    }

    private static func user(_ text: LogText) -> LineKind? {
        if text.contains(" disconnected from ") { return .appDisconnected }
        return text.contains(" connected to ") ? .appConnected : nil
    }
}
