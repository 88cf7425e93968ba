/// Errors of the application and the lines of their tracebacks.
enum FaultGrammar {
    static func read(_ text: LogText, _ line: StrippedLine) -> LineKind? {
        switch text[0] {
        case 0x45 where text.hasPrefix("Exception inside application: "): .fault
        case 0x45 where text.hasPrefix("Exception in ASGI application"): .fault
        case 0x45 where text.hasPrefix("Error in ASGI Framework"): .fault
        case 0x54 where text.hasPrefix("Traceback (most recent call last):"): .traceback
        case 0x54 where text.hasPrefix("Task exception was never retrieved"): .fault
        case 0x44 where Traceback.isChain(text), 0x54 where Traceback.isChain(text): .chained
        case 0x4c where text.hasPrefix("Listen failure: "): .startupFailed
        case 0x45
        where text.hasPrefix("Error loading ASGI app") || text.hasPrefix("Error: That port is already in use"):
            .startupFailed
        case 0x5b where text.hasPrefix("[Errno ") && text.contains("] error while attempting to bind on address "):
            .startupFailed
        case 0x43 where text.hasPrefix("Connection in use: (") || text.hasPrefix("Can't connect to ("): .startupFailed
        case 0x62 where text.hasPrefix("builtins.AttributeError: 'WebSocketProtocol' object has no attribute"): .known
        default: (line.level == .none || line.isWrapped) && Traceback.isRaised(text) ? .raised : nil
        }
    }
}
