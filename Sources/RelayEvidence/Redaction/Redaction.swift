import RelayBytes
import RelayJWT

/// Takes secrets out of text before it becomes evidence: those that are known by value, and whatever looks like a JWT.
package struct Redaction: Equatable, Sendable {
    private struct Known: Equatable, Sendable {
        let text: [UInt8]
        let mask: [UInt8]
    }

    private var known: [Known] = []
    /// For the masks of tokens, which say how long they last.
    private let moment: UnixTime
    /// Whether text is left as it is (`--show-secrets`).
    private let isOff: Bool

    /// Masks; `isOff` leaves everything in sight, for an operator who asked for that.
    package init(now: UnixTime, isOff: Bool = false) {
        moment = now
        self.isOff = isOff
    }

    /// Has every occurrence of the secret replaced by `mask`, also of a token's single segments. Secrets shorter than
    /// four bytes are left alone: replacing them would garble the text and hide nothing.
    package mutating func add(_ secret: Secret, mask: String) {
        if isOff { return }
        let bytes = secret.reveal()
        guard bytes.count >= 4 else { return }
        known.append(Known(text: bytes, mask: Array(mask.utf8)))
        let escaped = percentEncoded(bytes)
        if escaped != bytes { known.append(Known(text: escaped, mask: Array(mask.utf8))) }
        let segments = bytes.split(separator: 0x2e)
        for segment in segments where segments.count > 1 && segment.count >= 16 {
            known.append(Known(text: Array(segment), mask: Array("<part of a token>".utf8)))
        }
        // A secret inside a longer one must not leave the rest of the longer one in sight.
        known.sort { $0.text.count > $1.text.count }
    }

    /// The text without secrets.
    package func apply(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let clean = apply(bytes)
        return clean == bytes ? text : String(decoding: clean, as: UTF8.self)
    }

    /// The bytes without secrets.
    package func apply(_ bytes: [UInt8]) -> [UInt8] {
        if isOff { return bytes }
        var result = bytes
        for secret in known { result = replacing(secret.text, in: result, by: secret.mask) }
        return TokenMask.scrub(result, now: moment)
    }

    /// The value of a header without secrets: one whose value is a credential by its name has nothing to show.
    package func value(of name: String, _ value: String) -> String {
        isOff ? value : Masking.value(of: name, apply(value))
    }

    private func replacing(_ needle: [UInt8], in text: [UInt8], by mask: [UInt8]) -> [UInt8] {
        guard text.count >= needle.count else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if index + needle.count <= text.count, text[index] == needle[0],
                text[index..<index + needle.count].elementsEqual(needle)
            {
                result += mask
                index += needle.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            let isUnreserved = ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
            return isUnreserved ? [byte] : Array("%\(Hex.encode([byte]).uppercased())".utf8)
        }
    }
}
