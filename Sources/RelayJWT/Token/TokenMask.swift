import RelayBytes

/// The text that stands for a token wherever one would be shown: who, until when, and a fingerprint that tells two
/// tokens apart.
package enum TokenMask {
    /// `<jwt sub=1 exp=in 42m sha256:1a2b3c4d>`, or `<token 24 bytes sha256:1a2b3c4d>` for what is no JWT.
    package static func text(_ token: Secret, now: UnixTime) -> String {
        text(token.reveal(), now)
    }

    /// The text with every token in it masked, complete ones and those whose end is missing.
    package static func scrub(_ text: [UInt8], now: UnixTime) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        for range in TokenFinder.ranges(in: text) {
            result += text[start..<range.lowerBound]
            result += Array(self.text(Array(text[range]), now).utf8)
            start = range.upperBound
        }
        return start == 0 ? text : result + text[start...]
    }

    /// The text with every token in it masked.
    package static func scrub(_ text: String, now: UnixTime) -> String {
        String(decoding: scrub(Array(text.utf8), now: now), as: UTF8.self)
    }

    /// The first eight hexadecimal digits of the token's SHA-256.
    package static func fingerprint(_ token: [UInt8]) -> String {
        "sha256:\(Hex.encode(SHA256.digest(token).prefix(4)))"
    }

    private static func text(_ token: [UInt8], _ now: UnixTime) -> String {
        let mark = fingerprint(token)
        guard let read = try? CompactToken(token) else { return "<token \(token.count) bytes \(mark)>" }
        var words = ["jwt"]
        if let subject = read.claims.subject { words.append("sub=\(shown(subject))") }
        switch read.claims.exp {
        case .absent: words.append("exp=never")
        case .mistyped: words.append("exp=unreadable")
        case .value(let date): words.append("exp=\(TimeSpan(from: now, to: date.time).relativeWords())")
        }
        return "<\(words.joined(separator: " ")) \(mark)>"
    }

    /// The subject, escaped and cut, in quotation marks where its end could be mistaken.
    private static func shown(_ subject: String) -> String {
        let text = Printable.excerpt(subject.utf8, limit: 40)
        let deceptive: [UInt8] = [0x22, 0x3c, 0x3e]
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7e ~= $0 && !deceptive.contains($0) }
        if isPlain { return text }
        return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
    }
}
