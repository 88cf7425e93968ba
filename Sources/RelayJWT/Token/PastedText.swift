import RelayBytes

/// The dresses that a pasted token comes in, one function each: nil where the text does not wear it.
enum PastedText {
    enum Inner {
        /// What is inside, still to be read.
        case text([UInt8], TokenText.Form)
        /// The dress is there and no token in it.
        case nothing
    }

    /// A login answer: `{"access": "x"}`, also inside `data` or `tokens`.
    static func json(_ text: [UInt8]) -> Inner? {
        guard text.first == 0x7b, let value = try? JSONReader.read(text) else { return nil }
        // The JSON serialization of a JWS is for CompactToken to name.
        if value["payload"] != nil, value["signatures"] != nil || value["signature"] != nil { return nil }
        return member(value, depth: 0) ?? .nothing
    }

    private static func member(_ value: JSONValue, depth: Int) -> Inner? {
        for name in ["access", "access_token", "accessToken", "token", "jwt", "auth_token", "id_token", "refresh"] {
            switch value[name] {
            case .string(let text)?: return .text(Array(text.utf8), .json)
            case .null?: return .text(Array("null".utf8), .json)
            default: continue
            }
        }
        guard depth < 4, let members = value.object?.members else { return nil }
        for member in members {
            if let inner = self.member(member.value, depth: depth + 1) { return inner }
        }
        return nil
    }

    /// `Authorization: Bearer x`, `Sec-WebSocket-Protocol: Bearer, x`, `Cookie: session=a; access=x`.
    static func header(_ text: [UInt8]) -> Inner? {
        guard let colon = text.firstIndex(of: 0x3a), !text.contains(0x0a) else { return nil }
        let name = String(decoding: text[..<colon], as: UTF8.self)
        let value = Array(text[(colon + 1)...])
        guard name.isHTTPToken, !value.starts(with: Array("//".utf8)) else { return nil }
        if name.equalsIgnoringASCIICase("sec-websocket-protocol") {
            return .text(chosen(value.split(separator: 0x2c, omittingEmptySubsequences: false)), .subprotocol)
        }
        if name.equalsIgnoringASCIICase("cookie") {
            let values = value.split(separator: 0x3b).map { $0.drop { $0 != 0x3d }.dropFirst() }
            return .text(chosen(values), .header)
        }
        return .text(trimmed(value), .header)
    }

    /// `Bearer x`, and `Bearer, x` as the value of the subprotocol header.
    static func scheme(_ text: [UInt8]) -> Inner? {
        for scheme in ["bearer", "jwt", "token"] {
            guard String(decoding: text.prefix(scheme.utf8.count), as: UTF8.self).equalsIgnoringASCIICase(scheme)
            else { continue }
            let rest = text.dropFirst(scheme.utf8.count)
            guard let next = rest.first, isSpace(next) || next == 0x2c || next == 0x3a else { continue }
            return .text(trimmed(Array(rest.dropFirst())), next == 0x2c ? .subprotocol : .scheme)
        }
        return nil
    }

    /// `ws://host/path?token=x`, `?token=x`, `#access_token=x`, `export TOKEN=x`.
    static func parameter(_ text: [UInt8]) -> Inner? {
        guard !text.contains(where: { 0x0a...0x0d ~= $0 }) else { return nil }
        guard isURL(text) || text.first == 0x2f || text.first == 0x3f else { return assignment(text) }
        guard !text.contains(0x20) else { return nil }
        for pair in text.split(whereSeparator: { $0 == 0x3f || $0 == 0x26 || $0 == 0x23 }) {
            guard let equals = pair.firstIndex(of: 0x3d) else { continue }
            let name = String(decoding: pair[..<equals], as: UTF8.self).asciiLowercased
            guard ["token", "access_token", "access", "jwt", "auth", "bearer"].contains(name) else { continue }
            return .text(percentDecoded(pair[(equals + 1)...]), .parameter)
        }
        return nil
    }

    /// Whether `://` stands near the beginning, where a scheme ends.
    private static func isURL(_ text: [UInt8]) -> Bool {
        let start = text.prefix(64)
        guard let colon = start.firstIndex(of: 0x3a) else { return false }
        return start[colon...].starts(with: Array("://".utf8))
    }

    private static func assignment(_ text: [UInt8]) -> Inner? {
        guard let equals = text.firstIndex(of: 0x3d) else { return nil }
        let words = text[..<equals].split(separator: 0x20)
        guard let name = words.last, words.count <= 2, !text[..<equals].contains(0x2e),
            name.allSatisfy({ ASCII.isDigit($0) || ASCII.isLetter($0) || $0 == 0x5f })
        else { return nil }
        return .text(trimmed(Array(text[(equals + 1)...])), .parameter)
    }

    /// The element that looks like a token, or else the last: the document's client sends the scheme first.
    private static func chosen(_ elements: [ArraySlice<UInt8>]) -> [UInt8] {
        let texts = elements.map { trimmed(Array($0)) }
        return texts.first(where: TokenFinder.isToken) ?? texts.last ?? []
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == 0x25, let decoded = Hex.decode(digits), decoded.count == 1 {
                bytes += decoded
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
