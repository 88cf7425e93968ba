import RelayBytes

/// The text that stands for a token wherever one would be shown: who, until when, and a fingerprint that tells two
/// tokens apart.
package enum TokenMask {
    /// Texts beyond this length are searched as they stand, without a look behind their escapes: it takes many times
    /// their size.
    private static let longestRead = 1 << 16

    /// `<jwt sub=1 exp=in 42m sha256:1a2b3c4d>`, or `<token 24 bytes sha256:1a2b3c4d>` for what is no JWT.
    package static func text(_ token: Secret, now: UnixTime) -> String {
        text(token.reveal(), now)
    }

    /// The text with every token in it masked, complete ones and those whose end is missing, however they are escaped.
    package static func scrub(_ text: [UInt8], now: UnixTime) -> [UInt8] {
        let isRead = text.count > longestRead || ReadableText.isPlain(text) && !text.contains(0x3d)
        let found =
            isRead
            ? TokenFinder.ranges(in: text).map { ($0, self.text(Array(text[$0]), now)) }
            : masks(in: ReadableText(text), now: now)
        var result: [UInt8] = []
        var start = 0
        for (range, mask) in found {
            result += text[start..<range.lowerBound]
            result += Array(mask.utf8)
            start = range.upperBound
        }
        return start == 0 ? text : result + text[start...]
    }

    /// Where tokens stand in what the text was made of, and what stands for them.
    package static func masks(in text: ReadableText, now: UnixTime) -> [(range: Range<Int>, mask: String)] {
        let text = unpadded(text)
        return TokenFinder.ranges(in: text.bytes).map { range in
            let padding = text.bytes[range.upperBound...].prefix(2).prefix { $0 == 0x3d }
            let mask = self.text(Array(text.bytes[range]), now)
            return (text.source(of: range.lowerBound..<padding.endIndex), mask)
        }
    }

    /// The text without the padding of base64 before dots: RFC 7515 has none, and libraries take it.
    private static func unpadded(_ text: ReadableText) -> ReadableText {
        var padding: Set<Int> = []
        for dot in text.bytes.indices where text.bytes[dot] == 0x2e {
            var index = dot
            while index > 0, dot - index < 2, text.bytes[index - 1] == 0x3d { index -= 1 }
            if index > 0, index < dot, TokenFinder.isTokenByte(text.bytes[index - 1]) { padding.formUnion(index..<dot) }
        }
        return padding.isEmpty ? text : text.dropping { padding.contains($0) }
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
