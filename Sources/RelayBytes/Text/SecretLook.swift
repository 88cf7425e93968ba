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

    /// A word, or at least two of several, that messages about secrets are made of.
    static func isProse(_ text: some Sequence<UInt8>) -> Bool {
        let all = Array(text)
        if all.contains(where: ASCII.isDigit) { return false }
        let found = all.split { !ASCII.isLetter($0) }.map { String(decoding: $0.map(ASCII.lowercased), as: UTF8.self) }
        if found.count == 1 { return words.contains(found[0]) }
        return found.count { words.contains($0) } >= 2
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
