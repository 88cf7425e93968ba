import RelayBytes

/// Messages that journald wrote as lists of bytes, since they are no plain text: to be read, and held against the rules
/// for secrets, they are spelled as the string that they are.
enum LogByteLists {
    /// Lists shorter than this are numbers.
    private static let fewest = 8

    /// The text with `[104,101,...]` as `"he..."`.
    static func spelled(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x5b) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == 0x5b else {
                result.append(text[index])
                index += 1
                continue
            }
            let (bytes, end) = list(text, index + 1)
            if let bytes {
                result += [0x22] + bytes + [0x22]
            } else {
                result += text[index..<end]
            }
            index = end
        }
        return result
    }

    /// The bytes of a list whose bracket stands before the place, and the place behind it. One that was cut off counts.
    private static func list(_ text: [UInt8], _ start: Int) -> ([UInt8]?, Int) {
        var bytes: [UInt8] = []
        var number: Int?
        var index = start
        while index < text.count {
            let byte = text[index]
            if ASCII.isDigit(byte) {
                number = min(999, (number ?? 0) * 10 + Int(byte - 0x30))
            } else if byte == 0x2c || byte == 0x5d {
                guard let value = number.flatMap(UInt8.init(exactly:)) else { return (nil, index) }
                bytes.append(value)
                number = nil
                if byte == 0x5d { return (bytes.count >= fewest ? bytes : nil, index + 1) }
            } else if byte != 0x20 || number != nil {
                return (nil, index)
            }
            index += 1
        }
        return (bytes.count >= fewest ? bytes : nil, index)
    }
}
