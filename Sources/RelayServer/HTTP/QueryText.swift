import RelayBytes

/// Percent-encoded text of queries and forms: `+` is a space, bytes that are not UTF-8 become U+FFFD.
enum QueryText {
    static func decode(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == 0x25, index + 2 < source.count, let high = Hex.value(of: source[index + 1]),
                let low = Hex.value(of: source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index] == 0x2b ? 0x20 : source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of the first pair of that name.
    static func value(of name: String, in query: String?) -> String? {
        for pair in (query ?? "").split(separator: "&") {
            let key = pair.prefix { $0 != "=" }
            if decode(key) == name { return decode(pair.dropFirst(key.count + 1)) }
        }
        return nil
    }
}
