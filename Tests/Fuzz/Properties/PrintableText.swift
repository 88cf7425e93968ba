import RelayBytes

/// Escaped text holds nothing that drives a terminal, and escaping it again changes nothing.
enum PrintableText {
    static func violation(by bytes: [UInt8]) -> String? {
        let text = Printable.escape(bytes)
        if text.unicodeScalars.contains(where: Printable.isUnsafe) { return "an unsafe character is left" }
        if Printable.escape(text) != text { return "escaping again changes it" }
        let kept = Printable.escape(bytes, newlines: .kept)
        if kept.unicodeScalars.contains(where: { $0 != "\n" && Printable.isUnsafe($0) }) {
            return "an unsafe character is left beside line breaks"
        }
        for limit in [0, 1, 3, 10] where Printable.excerpt(bytes, limit: limit).count > limit {
            return "an excerpt is longer than \(limit)"
        }
        return nil
    }
}
