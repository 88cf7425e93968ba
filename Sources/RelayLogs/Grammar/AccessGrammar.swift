/// Access lines: Daphne's (`ip:port - - [stamp] "WSCONNECTING /path" - -`), nginx's combined format and what extends
/// it, hypercorn's, and uvicorn's (`ip:port - "GET /path HTTP/1.1" 200 OK`).
enum AccessGrammar {
    static func read(_ line: inout StrippedLine) -> Utterance? {
        let text = line.text
        if text[0] == 0x28 { return oldUvicorn(&line) }
        guard let client = clientEnd(text) else { return nil }
        if text.has(" - \"", at: client) { return uvicorn(&line, text.prefix(client), text.dropping(client + 4)) }
        guard text.has(" - ", at: client), let bracket = text.firstIndex(of: 0x5b, from: client + 3),
            bracket - client < 100
        else { return nil }
        let stamp = text.dropping(bracket + 1)
        guard stamp[2] == 0x2f, stamp[6] == 0x2f, stamp[11] == 0x3a,
            let close = stampEnd(stamp), stamp.has("] \"", at: close)
        else { return nil }
        line.take(Stamp(.access, stamp))
        let request = stamp.dropping(close + 3)
        let address = text.prefix(client)
        if close == 20 { return daphne(&line, request, address) }
        // nginx names no port; hypercorn does.
        guard hasPort(address) else {
            line.features.insert(.nginx)
            return Utterance(.proxyAccess)
        }
        line.features.insert(.hypercorn)
        return Utterance(hypercorn(request), client: address)
    }

    /// Where the bracket behind a stamp is: behind its second or its zone, whatever stands before.
    private static func stampEnd(_ stamp: LogText) -> Int? {
        if stamp[20] == 0x5d { return 20 }
        if stamp[26] == 0x5d { return 26 }
        return stamp.prefix(27).firstIndex(of: 0x5d)
    }

    /// The end of the address at the beginning of the text.
    private static func clientEnd(_ text: LogText) -> Int? {
        switch text[0] {
        case 0x30...0x39, 0x5b, 0x3a, 0x2d, 0x61...0x66, 0x41...0x46, 0x4e, 0x75: break
        default: return nil
        }
        guard let end = text.firstIndex(of: 0x20), 1...64 ~= end else { return nil }
        return end
    }

    private static func hasPort(_ address: LogText) -> Bool {
        guard let colon = address.lastIndex(of: 0x3a) else { return false }
        // Of an IPv6 address without brackets the last group is not told from a port, unless it is mapped.
        return address[0] == 0x5b || address.firstIndex(of: 0x3a) == colon || address.firstIndex(of: 0x2e) != nil
    }

    private static func daphne(_ line: inout StrippedLine, _ request: LogText, _ client: LogText) -> Utterance {
        guard request[0] == 0x57, request[1] == 0x53 else {
            line.features.insert(.daphneAccess)
            return Utterance(.access, client: client)
        }
        line.features.insert(.daphneAccess)
        let word = request.dropping(2)
        if word.hasPrefix("CONNECTING ") { return Utterance(.connecting, client: client) }
        if word.hasPrefix("CONNECT ") { return Utterance(.accepted, client: client) }
        if word.hasPrefix("REJECT ") { return Utterance(.rejected, client: client) }
        if word.hasPrefix("DISCONNECT ") { return Utterance(.closed, client: client) }
        return Utterance(.access, client: client)
    }

    /// `('127.0.0.1', 38786) - "WebSocket /ws/" [accepted]`, as it was up to 2021.
    private static func oldUvicorn(_ line: inout StrippedLine) -> Utterance? {
        guard line.text[1] == 0x27, let close = line.text.firstIndex(of: 0x29), close < 64,
            line.text.has(") - \"", at: close)
        else { return nil }
        return uvicorn(&line, line.text.prefix(close + 1), line.text.dropping(close + 5))
    }

    private static func uvicorn(_ line: inout StrippedLine, _ address: LogText, _ request: LogText) -> Utterance {
        line.features.insert(.uvicorn)
        guard request.hasPrefix("WebSocket ") else { return Utterance(.access, client: address) }
        if request.trimmedEnd.hasSuffix("[accepted]") { return Utterance(.accepted, client: address) }
        return Utterance(.rejected, client: address)
    }

    /// `GET /ws/chat/test-room/ 1.1" 101 - "-" "-"`: the status of the handshake, logged when the session ends.
    private static func hypercorn(_ request: LogText) -> LineKind {
        guard let quote = request.firstIndex(of: 0x22), request.hasPrefix("GET ") else { return .access }
        if request.has("\" 101 ", at: quote) { return .accepted }
        return .access
    }
}
