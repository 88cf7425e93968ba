import RelayBytes

/// Takes the text of a Redis URL apart.
struct RedisURLParser {
    private let text: [UInt8]

    init(_ text: String) { self.text = Array(text.utf8) }

    func parse() throws(RedisURLFault) -> RedisURL {
        guard text.allSatisfy({ !ASCII.isControl($0) && $0 != 0x20 }) else { throw .controlCharacter }
        let (scheme, rest) = try splitScheme()
        guard !rest.contains(0x23) else { throw .fragment }

        let query = rest.firstIndex(of: 0x3f)
        let hierarchy = rest[..<(query ?? rest.endIndex)]
        let slash = hierarchy.firstIndex(of: 0x2f) ?? hierarchy.endIndex
        let authority = hierarchy[..<slash]
        // A password may hold an unescaped @; a host may not.
        let at = authority.lastIndex(of: 0x40)
        let host = authority[(at.map { $0 + 1 } ?? authority.startIndex)...]

        let path = hierarchy[slash...]
        var url = RedisURL(endpoint: try endpoint(scheme, host, path: path))
        if scheme != "unix", path.count > 1 { url.database = try database(path.dropFirst()) }
        // redis-py: db of the query wins over the path, the authority's credentials over the query's.
        try readQuery(query.map { rest[($0 + 1)...] } ?? [], into: &url)
        if let at { try readCredentials(authority[..<at], into: &url) }
        return url
    }

    private func splitScheme() throws(RedisURLFault) -> (String, ArraySlice<UInt8>) {
        guard let colon = text.firstIndex(of: 0x3a), text[colon...].starts(with: "://".utf8) else { throw .scheme("") }
        let scheme = String(decoding: text[..<colon], as: UTF8.self).asciiLowercased
        guard ["redis", "rediss", "unix"].contains(scheme) else {
            // What stands there may be anything, also a password.
            throw .scheme(scheme.utf8.allSatisfy(ASCII.isLetter) ? scheme : "")
        }
        return (scheme, text[(colon + 3)...])
    }

    private func endpoint(
        _ scheme: String, _ host: ArraySlice<UInt8>, path: ArraySlice<UInt8>
    ) throws(RedisURLFault) -> RedisURL.Endpoint {
        if scheme == "unix" {
            guard host.isEmpty else { throw .badHost }
            guard path.count > 1 else { throw .missingPath }
            let name = try decode(path)
            guard !name.utf8.contains(0) else { throw .controlCharacter }
            return .unix(path: name)
        }
        let (name, port) = try splitPort(host)
        return .tcp(host: name, port: port, tls: scheme == "rediss")
    }

    private func splitPort(_ authority: ArraySlice<UInt8>) throws(RedisURLFault) -> (String, UInt16) {
        var name = authority
        var port: ArraySlice<UInt8> = []
        if authority.first == 0x5b {
            guard let end = authority.firstIndex(of: 0x5d) else { throw .badHost }
            name = authority[(authority.startIndex + 1)..<end]
            port = authority[(end + 1)...]
            guard name.allSatisfy({ Hex.value(of: $0) != nil || $0 == 0x3a || $0 == 0x2e }), name.contains(0x3a)
            else { throw .badHost }
            guard port.isEmpty || port.first == 0x3a else { throw .badHost }
        } else {
            let colon = authority.firstIndex(of: 0x3a) ?? authority.endIndex
            (name, port) = (authority[..<colon], authority[colon...])
            guard name.allSatisfy(Self.isHostByte) else { throw .badHost }
        }
        guard !name.isEmpty else { throw .missingHost }
        guard port.count > 1 else { return (String(decoding: name, as: UTF8.self), RedisURL.defaultPort) }
        let digits = port.dropFirst()
        guard digits.allSatisfy(ASCII.isDigit), let number = UInt16(String(decoding: digits, as: UTF8.self)),
            number > 0
        else { throw .badPort }
        return (String(decoding: name, as: UTF8.self), number)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f].contains(byte)
    }

    private func readCredentials(_ text: ArraySlice<UInt8>, into url: inout RedisURL) throws(RedisURLFault) {
        guard let colon = text.firstIndex(of: 0x3a) else { throw .userWithoutPassword }
        let user = try decode(text[..<colon])
        url.user = user.isEmpty ? nil : user
        url.password = Secret(try decodeBytes(text[(colon + 1)...]))
    }

    private func readQuery(_ query: ArraySlice<UInt8>, into url: inout RedisURL) throws(RedisURLFault) {
        for parameter in query.split(separator: 0x26) {
            let equals = parameter.firstIndex(of: 0x3d) ?? parameter.endIndex
            let (name, value) = (try decode(parameter[..<equals]), parameter[equals...].dropFirst())
            switch name {
            case "db": url.database = try database(value)
            case "username": url.user = try decode(value)
            case "password": url.password = Secret(try decodeBytes(value))
            default: url.ignoredParameters.append(name)
            }
        }
    }

    private func database(_ text: ArraySlice<UInt8>) throws(RedisURLFault) -> Int {
        let digits = text.last == 0x2f ? text.dropLast() : text
        guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit),
            let index = Int32(String(decoding: digits, as: UTF8.self))
        else { throw .badDatabase }
        return Int(index)
    }

    private func decode(_ text: ArraySlice<UInt8>) throws(RedisURLFault) -> String {
        guard let decoded = String(validating: try decodeBytes(text), as: UTF8.self) else { throw .badPercentEscape }
        return decoded
    }

    private func decodeBytes(_ text: ArraySlice<UInt8>) throws(RedisURLFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] != 0x25 {
                bytes.append(text[index])
                index += 1
                continue
            }
            guard index + 2 < text.endIndex, let high = Hex.value(of: text[index + 1]),
                let low = Hex.value(of: text[index + 2])
            else { throw .badPercentEscape }
            bytes.append(high << 4 | low)
            index += 3
        }
        return bytes
    }
}
