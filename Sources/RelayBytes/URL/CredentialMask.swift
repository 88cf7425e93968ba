/// Hides credentials in a query by the names of its items, and whatever looks like a JWT by itself.
package enum CredentialMask {
    /// The query with the values of credentials as `***`; the rest stays as it is.
    package static func query(_ query: String, alsoNames names: [String] = []) -> String {
        var masked = ""
        var item: [UInt8] = []
        for byte in query.utf8 {
            if byte == 0x26 || byte == 0x3b {
                masked += self.item(item, names) + (byte == 0x26 ? "&" : ";")
                item.removeAll(keepingCapacity: true)
            } else {
                item.append(byte)
            }
        }
        return masked + self.item(item, names)
    }

    /// Whether the name of a query item or form field says that its value is a credential.
    package static func isCredential(name: some StringProtocol) -> Bool {
        let decoded = PercentEncoding.decode(name.utf8) ?? Array(name.utf8)
        let plain = String(decoding: decoded.map(ASCII.lowercased).filter(ASCII.isLetter), as: UTF8.self)
        return whole.contains(plain) || parts.contains { plain.contains($0) }
    }

    /// Whether a JWT seems to begin in the text: base64url of `{"`, and some more of that alphabet.
    package static func looksLikeToken(_ text: some Collection<UInt8>) -> Bool {
        let bytes = PercentEncoding.decode(text) ?? Array(text)
        return bytes.indices.contains { start in
            bytes[start...].starts(with: jsonBeginning) && bytes.count - start >= 10
                && bytes[start..<(start + 10)].allSatisfy(isBase64URL)
        }
    }

    private static let jsonBeginning = Array("eyJ".utf8)
    private static let parts = ["token", "password", "passwd", "passphrase", "secret", "apikey", "credential", "jwt"]
    private static let whole: Set<String> = [
        "access", "auth", "authorization", "bearer", "cookie", "key", "pass", "pwd", "pw", "refresh", "session",
        "sessionid", "sig", "signature", "sid", "ticket",
    ]

    private static func isBase64URL(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x2d || byte == 0x5f
    }

    private static func item(_ item: [UInt8], _ names: [String]) -> String {
        let text = String(decoding: item, as: UTF8.self)
        let equals = item.firstIndex(of: 0x3d) ?? item.endIndex
        let name = String(decoding: item[..<equals], as: UTF8.self)
        if equals < item.endIndex, isCredential(name: name) || names.contains(where: { isSame($0, name) }) {
            return "\(name)=***"
        }
        guard looksLikeToken(item) else { return text }
        return equals < item.endIndex && !looksLikeToken(item[..<equals]) ? "\(name)=***" : "***"
    }

    private static func isSame(_ given: String, _ name: String) -> Bool {
        given == name || PercentEncoding.decode(name.utf8) == Array(given.utf8)
    }
}
