import RelayEvidence

/// Who usually ends a session so, and why (FACTS: rows 14, 21, 27 to 33).
enum ClosingSender {
    static func words(_ ending: SessionEnding) -> String? {
        switch ending {
        case .closed(let code, _): code.flatMap(words)
        case .ended: "FIN alone: the process ended, nginx's timeout, or uvicorn whose application raised"
        case .reset: "RST: Daphne drops so on a missing pong, a protocol error or a message over its limit"
        case .violation, .limit, .failed: nil
        }
    }

    private static func words(_ code: UInt16) -> String? {
        switch code {
        case 1000: "1000 is an orderly end: Daphne's --websocket_timeout, or the application's own close()"
        case 1001: "1001 is a server that goes away, or a page that is left"
        case 1002: "1002 is a server that found a protocol error"
        case 1003, 1007: "\(code) is a server that cannot use the message's kind or text"
        case 1008: "1008 is a policy of the server or of a gateway before it"
        case 1009: "1009 is a message over the server's limit"
        case 1011:
            "1011 is an exception in the application, such as a close(1008) that Daphne cannot send: it comes up to a "
                + "second later, hypercorn's at once"
        case 1012: "1012 is a restart: uvicorn sends it when it is stopped"
        case 1013: "1013 is a server or gateway without room: try later"
        case 1014: "1014 is a gateway whose backend gave no answer"
        case 3000, 3003: "\(code) is registered for authentication"
        case 4000...4999: "\(code) is the application's own"
        default: nil
        }
    }
}
