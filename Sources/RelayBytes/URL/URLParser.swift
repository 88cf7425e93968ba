/// Cuts a text into the parts of a URL (RFC 3986 appendix B) and checks each.
enum URLParser {
    /// The parts as ranges of the text.
    private struct Parts {
        var scheme = 0..<0
        var userinfo: Range<Int>?
        var host = 0..<0
        var port: Range<Int>?
        var path = 0..<0
        var query: Range<Int>?
        var fragment: Range<Int>?
    }

    static func parse(_ text: [UInt8]) throws(URLFault) -> AbsoluteURL {
        let parts = try split(text)
        try refuseControls(text, parts)
        let scheme = try scheme(text, parts.scheme)
        if let fragment = parts.fragment, scheme.isWebSocket {
            throw URLFault(part: .fragment, reason: .notAllowed, offset: fragment.lowerBound - 1)
        }
        let host: URLHost
        do throws(URLFault) {
            host = try URLHost.parse(Array(text[parts.host]))
        } catch {
            throw URLFault(part: .host, reason: error.reason, offset: parts.host.lowerBound + error.offset)
        }
        return AbsoluteURL(
            scheme: scheme,
            userinfo: parts.userinfo.map { Secret(Array(text[$0])) },
            host: host,
            explicitPort: try port(text, parts.port),
            path: escaped(text[parts.path]),
            query: parts.query.map { escaped(text[$0]) },
            droppedFragment: parts.fragment != nil)
    }

    /// A path or a query: without white space, controls, and what would end it; bytes beyond ASCII escaped.
    static func target(_ text: [UInt8], _ part: URLFault.Part) throws(URLFault) -> String {
        let ends: [UInt8] = part == .path ? [0x3f, 0x23] : [0x23]
        for (offset, byte) in text.enumerated() where isControlOrSpace(byte) || ends.contains(byte) {
            throw URLFault(part: part, reason: .forbidden(byte), offset: offset)
        }
        return escaped(text[...])
    }

    private static func split(_ text: [UInt8]) throws(URLFault) -> Parts {
        var parts = Parts()
        let colon = text.firstIndex(of: 0x3a) ?? text.endIndex
        guard text[colon...].starts(with: Array("://".utf8)), isScheme(text[..<colon]) else {
            if let offset = text.firstIndex(where: isControlOrSpace) {
                throw URLFault(part: .scheme, reason: .forbidden(text[offset]), offset: offset)
            }
            throw URLFault(part: .scheme, reason: .missing, offset: 0)
        }
        parts.scheme = 0..<colon
        let start = colon + 3
        let end = text[start...].firstIndex { [0x2f, 0x3f, 0x23].contains($0) } ?? text.endIndex
        splitAuthority(text, start..<end, into: &parts)
        let hash = text[end...].firstIndex(of: 0x23) ?? text.endIndex
        let question = text[end..<hash].firstIndex(of: 0x3f) ?? hash
        parts.path = end..<question
        if question < hash { parts.query = (question + 1)..<hash }
        if hash < text.endIndex { parts.fragment = (hash + 1)..<text.endIndex }
        return parts
    }

    private static func splitAuthority(_ text: [UInt8], _ authority: Range<Int>, into parts: inout Parts) {
        var start = authority.lowerBound
        if let at = text[authority].lastIndex(of: 0x40) {
            parts.userinfo = start..<at
            start = at + 1
        }
        let rest = start..<authority.upperBound
        // The colons of an address in brackets are its own.
        let bracket = text[rest].first == 0x5b ? text[rest].firstIndex(of: 0x5d) : nil
        let colon = text[(bracket ?? start)..<rest.upperBound].firstIndex(of: 0x3a)
        parts.host = start..<(colon ?? rest.upperBound)
        if let colon { parts.port = (colon + 1)..<rest.upperBound }
    }

    private static func isControlOrSpace(_ byte: UInt8) -> Bool { ASCII.isControl(byte) || byte == 0x20 }

    private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, ASCII.isLetter(first) else { return false }
        return text.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || [0x2b, 0x2d, 0x2e].contains($0) }
    }

    private static func scheme(_ text: [UInt8], _ range: Range<Int>) throws(URLFault) -> URLScheme {
        let word = String(decoding: text[range], as: UTF8.self)
        guard let scheme = URLScheme(rawValue: word.asciiLowercased) else {
            throw URLFault(part: .scheme, reason: .unknownScheme(word), offset: 0)
        }
        return scheme
    }

    private static func port(_ text: [UInt8], _ range: Range<Int>?) throws(URLFault) -> UInt16? {
        guard let range else { return nil }
        let offset = range.lowerBound
        if range.isEmpty { throw URLFault(part: .port, reason: .missing, offset: offset) }
        var value = 0
        for byte in text[range] {
            guard ASCII.isDigit(byte) else { throw URLFault(part: .port, reason: .notANumber, offset: offset) }
            value = min(value * 10 + Int(byte - 0x30), 65_536)
        }
        guard (1...65_535).contains(value) else { throw URLFault(part: .port, reason: .outOfRange, offset: offset) }
        return UInt16(value)
    }

    private static func refuseControls(_ text: [UInt8], _ parts: Parts) throws(URLFault) {
        guard let offset = text.firstIndex(where: isControlOrSpace) else { return }
        let part: URLFault.Part =
            if parts.fragment?.contains(offset) == true {
                .fragment
            } else if parts.query?.contains(offset) == true {
                .query
            } else if parts.path.contains(offset) {
                .path
            } else if parts.port?.contains(offset) == true {
                .port
            } else if parts.userinfo?.contains(offset) == true {
                .userinfo
            } else {
                .host
            }
        throw URLFault(part: part, reason: .forbidden(text[offset]), offset: offset)
    }

    private static func escaped(_ text: ArraySlice<UInt8>) -> String {
        text.allSatisfy { $0 < 0x80 } ? String(decoding: text, as: UTF8.self) : PercentEncoding.encodeBeyondASCII(text)
    }
}

extension AbsoluteURL {
    /// The URL that the whole text is; no white space is trimmed and no scheme is guessed.
    package static func parse(_ text: String) throws(URLFault) -> AbsoluteURL { try URLParser.parse(Array(text.utf8)) }
}
