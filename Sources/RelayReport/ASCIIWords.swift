/// Words for a stream that is no terminal.
enum ASCIIWords {
    /// Text that is safe to show, with what is not ASCII as `\u{e9}`.
    static func write(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.unicodeScalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
    }
}
