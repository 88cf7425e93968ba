extension CredentialFinder {
    /// A name before a sign.
    struct Name {
        enum Kind { case authorization, cookie, subprotocol, strong, weak }

        let kind: Kind
        let start: Int
        let isQuoted: Bool
        /// Whether it is that of an item of a query.
        let isInQuery: Bool
        /// Whether a password is so called: a word that is in no list of words is one.
        let isPassword: Bool
        let isOption: Bool
    }

    /// The longest name that is one.
    private static var longest: Int { 64 }

    /// The name that ends before the sign, if it is that of a credential.
    func name(before sign: Int) -> Name? {
        var end = sign
        while end > 0, isBlank(end - 1), text[sign] != 0x20 { end -= 1 }
        if at(end - 1) == 0x5d, isQuote(end - 2) { end -= 1 }
        let close = end - 1
        if isQuote(close) { end -= 1 }
        var start = end
        while start > 0, end - start < Self.longest, Self.isNameByte(text[start - 1]) { start -= 1 }
        guard start < end else { return nil }
        var words = text[start..<end].map { $0 == 0x5f ? 0x2d : ASCII.lowercased($0) }
        let isOption = words.starts(with: [0x2d, 0x2d])
        words = Array(words.drop { $0 == 0x2d })
        var name = String(decoding: words, as: UTF8.self)
        if name.hasPrefix("http-") { name.removeFirst(5) }
        guard let kind = Self.kind(of: name) else { return nil }
        let isPassword = ["pass", "pwd", "pw", "secret", "apikey", "authorization"].contains { name.contains($0) }
        return Name(
            kind: kind, start: start, isQuoted: isQuote(close) && at(start - 1) == text[close],
            isInQuery: [0x3f, 0x26, 0x3b, 0x23].contains(at(start - 1)) && text[sign] == 0x3d,
            isPassword: isPassword, isOption: isOption)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x5f || byte == 0x2d
    }

    private static func kind(of name: String) -> Name.Kind? {
        switch name {
        case "authorization", "proxy-authorization": return .authorization
        case "cookie", "set-cookie", "cookie2", "cookies": return .cookie
        case "sec-websocket-protocol": return .subprotocol
        case "pwd", "pw", "pass", "sessionid", "sid", "apikey": return .strong
        default: break
        }
        guard CredentialMask.isCredential(name: name) else { return nil }
        if about.contains(where: { name.hasSuffix($0) }) { return nil }
        return weak.contains(name.filter { $0 != "-" }) ? .weak : .strong
    }

    /// What says something about a credential.
    private static let about = [
        "type", "class", "count", "limit", "length", "lifetime", "expires", "expiry", "name", "id", "url", "uri",
        "endpoint", "source", "file", "path", "status", "valid", "error", "kind", "tokens", "age", "validators",
        "backend", "algorithm", "field", "view", "serializer", "hashers", "mode",
    ]
    private static let weak: Set = [
        "access", "auth", "bearer", "key", "refresh", "session", "sig", "signature", "ticket",
    ]
}
