import RelayBytes

/// How the bytes of a secret are written in its file or variable.
package enum SecretEncoding: String, Equatable, Sendable, CaseIterable {
    /// As they are, a final line break included.
    case raw
    /// As they are, without exactly one final line break.
    case text
    case base64, base64url, hex

    /// The secret's own bytes.
    func decode(_ bytes: [UInt8]) throws(KeyFault) -> [UInt8] {
        switch self {
        case .raw: return bytes
        case .text: return Self.withoutFinalNewline(bytes) ?? bytes
        case .base64: return try required(Base64.decode(padded(compact(bytes))))
        case .base64url:
            return try required(Base64URL.decode(unpadded(compact(bytes))))
        case .hex: return try required(Hex.decode(compact(bytes)))
        }
    }

    /// The bytes without `\n` or `\r\n` at their end; nil where there is none.
    static func withoutFinalNewline(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.last == 0x0a else { return nil }
        return Array(bytes.dropLast(bytes.dropLast().last == 0x0d ? 2 : 1))
    }

    private func required(_ bytes: [UInt8]?) throws(KeyFault) -> [UInt8] {
        guard let bytes else { throw .notEncoded(self) }
        return bytes
    }

    /// Without white space, which wraps long values.
    private func compact(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.filter { $0 != 0x20 && !(0x09...0x0d ~= $0) }, as: UTF8.self)
    }

    /// Without the padding that other tools write.
    private func unpadded(_ text: String) -> Substring {
        let end = text.utf8.reversed().prefix(2).prefix { $0 == 0x3d }.count
        return text.utf8.count % 4 == 0 ? text.dropLast(end) : text[...]
    }

    private func padded(_ text: String) -> String {
        let missing = (4 - text.utf8.count % 4) % 4
        return missing < 3 ? text + String(repeating: "=", count: missing) : text
    }
}
