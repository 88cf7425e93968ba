/// Whether words look like a secret or like prose about one.
enum SecretLook {
    /// A word of letters and digits, or a long one of both cases: no word of a language.
    static func isSecret(_ word: some Sequence<UInt8>, atLeast length: Int) -> Bool {
        let bytes = Array(word)
        guard bytes.count >= length, bytes.allSatisfy({ 0x21...0x7e ~= $0 }) else { return false }
        guard bytes.contains(where: ASCII.isLetter) else { return false }
        if bytes.contains(where: ASCII.isDigit) { return true }
        let turns = zip(bytes, bytes.dropFirst()).contains { 0x61...0x7a ~= $0 && 0x41...0x5a ~= $1 }
        return turns && bytes.count >= max(length, 16)
    }

    /// Words that messages about secrets are made of: at least two of several, or all where no blank parts them.
    static func isProse(_ text: some Sequence<UInt8>) -> Bool {
        let all = Array(text)
        if all.contains(where: ASCII.isDigit) { return false }
        let hasBlank = all.contains(0x20)
        let found = all.split { $0 == 0x20 || !hasBlank && ($0 == 0x5f || $0 == 0x2d) }.map { word in
            let bare = word.reversed().drop { [0x2e, 0x2c, 0x3a, 0x21].contains($0) }.reversed()
            return String(decoding: bare.map(ASCII.lowercased), as: UTF8.self)
        }
        let known = found.count { words.contains($0) }
        return known > 0 && (known == found.count || hasBlank && known >= 2)
    }

    private static let words = Set(
        """
        a absent access accepted an and any are authentication authorization bad be bearer blank blacklisted but by \
        can cannot change changed cookie could credentials decode decoding denied did does empty enough error exist \
        expired failed false field for format found from given had has have header headers if in incorrect into \
        invalid is it key length long malformed may mismatch missing must no none not null of ok on one or padding \
        password present provided received refresh refused rejected required revoked scheme secret seen segments \
        sent session set short should signature string subprotocol that the this to token too true type undefined \
        unauthorized unexpected unknown unset used user username valid value was with without wrong
        """.split(separator: " ").map(String.init))
}
