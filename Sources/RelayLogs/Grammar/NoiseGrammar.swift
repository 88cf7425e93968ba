/// Lines that are known and say nothing of this command's question.
enum NoiseGrammar {
    static func knows(_ text: LogText, _ line: StrippedLine) -> Bool {
        if isRunserverDate(text) || line.level == .none && isPythonWarning(text) { return true }
        switch text[0] {
        case 0x22: return isTwistedAccess(text)
        case 0x48: return text.hasPrefix("HTTPFactory starting on ") || text.hasPrefix("HTTPFactory stopping")
        case 0x28: return text.hasPrefix("(TCP Port ") || text.hasPrefix("(UNIX Port ")
        case 0x41: return text.hasPrefix("ASGI 'lifespan' protocol") || text.hasPrefix("ASGI Framework Lifespan error")
        case 0x45: return text.hasPrefix("Executing <") && text.hasSuffix(" seconds")
        case 0x50: return text.hasPrefix("Performing system checks")
        case 0x2f: return text.hasPrefix("/docker-entrypoint.sh: ")
        case 0x31: return text.hasPrefix("10-listen-on-ipv6-by-default.sh: ") || isRedis(text)
        case 0x30, 0x32...0x39: return isRedis(text)
        case 0x59: return text.hasPrefix("You have ") && text.contains(" unapplied migration")
        case 0x52: return text.hasPrefix("Run 'python manage.py migrate'")
        case 0x54: return text.hasPrefix("This is a development server.")
        case 0x43: return text.hasPrefix("Control socket listening at ")
        case 0x42: return text.hasPrefix("Broken pipe from (")
        case 0x51: return text.hasPrefix("Quit the server with ")
        case 0x53:
            return text.hasPrefix("System check identified") || text.hasPrefix("Starting factory <")
                || text.hasPrefix("Stopping factory <") || text.hasPrefix("Started reloader process")
                || text.hasPrefix("Stopping reloader process") || text.hasPrefix("Starting reloader")
        case 0x57:
            return text.hasPrefix("Watching for file changes") || text.hasPrefix("WebSocket [")
                || text.hasPrefix("WebSocket closed for") || text.hasPrefix("Will watch for changes")
                || text.hasPrefix("Worker (pid:")
        case 0x66: return text.hasPrefix("failing WebSocket opening handshake")
        case 0x64: return text.hasPrefix("dropping connection to peer ")
        case 0x55:
            return text.hasPrefix("Upgraded connection [") || text.hasPrefix("Using selector: ")
                || text.hasPrefix("Using worker: ")
                || text.hasPrefix("Unhandled Error")
        case 0x73: return text.hasPrefix("sent close code ")
        case 0x5b: return text.hasSuffix("B blob data]")
        case 0x2d: return text.hasPrefix("-- ")
        case 0x46: return text.hasPrefix("For more information on production servers")
        case 0x4a...0x4f: return text.hasPrefix("Not watching") || text.hasPrefix("Mode  ")
        default: return false
        }
    }

    /// `"127.0.0.1" - - [stamp] "GET ...`: Twisted's own access line, beside that of Daphne.
    private static func isTwistedAccess(_ text: LogText) -> Bool { text.firstIndex(of: "\" - - [") != nil }

    /// `1:M 22 Nov 2026 06:51:20.728 * text`: Redis's own log, among those of a composition.
    private static func isRedis(_ text: LogText) -> Bool {
        guard let colon = text.firstIndex(of: 0x3a), colon < 8, text[colon + 2] == 0x20 else { return false }
        return [0x43, 0x4d, 0x53, 0x58].contains(text[colon + 1]) && month(text, at: colon + 6) != nil
    }

    /// `November 22, 2026 - 07:02:09`
    private static func isRunserverDate(_ text: LogText) -> Bool {
        guard month(text, at: 0) != nil, let dash = text.firstIndex(of: " - "), dash < 24 else { return false }
        return text.digits(dash - 4, 4) != nil && text[dash + 5] == 0x3a
    }

    /// `/path/file.py:41: DeprecationWarning: text`
    private static func isPythonWarning(_ text: LogText) -> Bool {
        guard let place = text.firstIndex(of: ".py:") else { return false }
        return text.dropping(place).contains("Warning: ")
    }
}
