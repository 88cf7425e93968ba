/// What servers say of handshakes and requests in words: runserver (`WebSocket CONNECT /path [ip:port]`, `HTTP GET /path
/// 404 [0.05, ip:port]`), the document's short form (`CONNECT /path [ip:port]`), uvicorn (`connection closed`).
enum ServerGrammar {
    static func read(_ text: LogText, _ features: inout LogFeatures) -> Utterance? {
        switch text[0] {
        case 0x57 where text.hasPrefix("WebSocket "):
            return handshake(text.dropping(10), &features)
        case 0x48 where text.hasPrefix("HTTP ") && text[text.count - 1] == 0x5d:
            // Daphne's `HTTP b'GET' request for ['127.0.0.1', 43176]` at DEBUG names no time.
            guard text.firstIndex(of: " ['") == nil, let client = bracketed(text) else { return nil }
            features.insert(.runserver)
            return Utterance(.access, client: client)
        case 0x48, 0x43, 0x52, 0x44: return handshake(text, &features)
        case 0x63 where text.hasPrefix("connection closed"): return Utterance(.closed)
        case 0x63 where text.hasPrefix("connection rejected (500"):
            features.insert(.uvicorn)
            return Utterance(.refused)
        case 0x63 where text.hasPrefix("connection open") || text.hasPrefix("connection rejected ("):
            features.insert(.uvicorn)
            return Utterance(.known)
        default: return nil
        }
    }

    private static func handshake(_ text: LogText, _ features: inout LogFeatures) -> Utterance? {
        let kind: LineKind
        switch text[0] {
        case 0x48 where text.hasPrefix("HANDSHAKING /"): kind = .connecting
        case 0x43 where text.hasPrefix("CONNECT /"): kind = .accepted
        case 0x52 where text.hasPrefix("REJECT /"): kind = .rejected
        case 0x44 where text.hasPrefix("DISCONNECT /"): kind = .closed
        default: return nil
        }
        guard let client = bracketed(text) else { return nil }
        features.insert(.runserver)
        return Utterance(kind, client: client)
    }

    /// `ip:port` at the end of a line: of `[ip:port]`, or of `[0.05, ip:port]`.
    private static func bracketed(_ text: LogText) -> LogText? {
        let text = text.trimmedEnd
        guard text[text.count - 1] == 0x5d, let open = text.firstIndex(of: " [") else { return nil }
        let inside = text.slice(open + 2, text.count - 1)
        guard let comma = inside.firstIndex(of: 0x2c) else { return inside }
        return inside.dropping(comma + 1).trimmedStart
    }
}
