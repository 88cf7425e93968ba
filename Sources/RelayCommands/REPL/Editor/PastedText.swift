import RelayBytes

/// What a paste brings, as text.
///
/// Terminals send a carriage return for each newline; those become newlines. The last newline is dropped, because it
/// came with the copied line. Text of several lines, or of very many characters, is a block.
struct PastedText: Equatable {
    /// More characters than this are shown as a block.
    static let longestLine = 1000

    let text: String
    let isBlock: Bool

    /// Nil for bytes that are not UTF-8.
    init?(_ bytes: [UInt8]) {
        guard UTF8Validator.isValid(bytes.span) else { return nil }
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        var lastWasReturn = false
        for byte in bytes {
            if byte != 0x0a || !lastWasReturn { lines.append(byte == 0x0d ? 0x0a : byte) }
            lastWasReturn = byte == 0x0d
        }
        if lines.last == 0x0a { lines.removeLast() }
        text = String(decoding: lines, as: UTF8.self)
        isBlock = lines.contains(0x0a) || text.count > Self.longestLine
    }
}
