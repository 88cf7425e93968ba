import RelayBytes
import RelayJWT

/// A line of a log without its secrets, safe for a terminal.
package enum LogMask {
    /// Tokens as masks, values of credentials in queries as `***`, escaped, and cut to `limit` characters.
    package static func shown(_ text: [UInt8], now: UnixTime, limit: Int) -> String {
        Printable.excerpt(queries(TokenMask.scrub(text, now: now)), limit: limit)
    }

    /// The text with the values of `?token=...` and the like hidden.
    private static func queries(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            result.append(text[index])
            defer { index += 1 }
            guard text[index] == 0x3f || text[index] == 0x26 else { continue }
            let name = text[(index + 1)...].prefix { ASCII.isLetter($0) || $0 == 0x5f || $0 == 0x2d }
            let value = name.endIndex + 1
            guard value < text.count, text[name.endIndex] == 0x3d,
                CredentialMask.isCredential(name: String(decoding: name, as: UTF8.self))
            else { continue }
            let end = text[value...].firstIndex { [0x20, 0x26, 0x22, 0x23, 0x27].contains($0) } ?? text.count
            // A mask of a token says more than asterisks.
            if text[value] == 0x3c || end == value { continue }
            result += Array(name) + Array("=***".utf8)
            index = end - 1
        }
        return result
    }
}
