/// What a reader of a text does not see: colours, controls, zero-width characters, bytes that are not UTF-8.
enum InvisibleBytes {
    /// The text without them; blanks and the ends of lines stay.
    static func dropped(from text: ReadableText) -> ReadableText {
        var result = ReadableText()
        var index = 0
        while index < text.bytes.count {
            let byte = text.bytes[index]
            if byte == 0x1b {
                index += escape(text.bytes[index...])
            } else if byte &- 0x20 < 0x5f || [0x09, 0x0a, 0x0d].contains(byte) {
                result.append(byte, text.places[index])
                index += 1
            } else {
                let (scalar, length) = scalar(text.bytes[index...])
                if let scalar, !Printable.isUnsafe(scalar), scalar != "\u{fffd}" {
                    for place in index..<(index + length) { result.append(text.bytes[place], text.places[place]) }
                }
                index += length
            }
        }
        return result
    }

    /// How many bytes of an escape sequence are no text. What lies in an operating system command is shown as text.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> Int {
        let rest = bytes.dropFirst()
        guard rest.first == 0x5b else { return 1 }
        let parameters = rest.dropFirst().prefix(32).prefix { 0x20...0x3f ~= $0 }
        guard parameters.endIndex < bytes.endIndex, 0x40...0x7e ~= bytes[parameters.endIndex] else { return 1 }
        return parameters.endIndex + 1 - bytes.startIndex
    }

    /// The character that begins here and its length; nil for a byte that is not UTF-8.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
        var iterator = bytes.prefix(4).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (nil, 1) }
        return (scalar, UTF8.width(scalar))
    }
}
