import RelayBytes

/// The spellings of numbers in RESP.
enum RESPNumber {
    /// An optional sign and digits, as text.
    static func digits(_ text: [UInt8]) -> String? {
        let unsigned = text.first == 0x2d || text.first == 0x2b ? text.dropFirst() : text[...]
        guard !unsigned.isEmpty, unsigned.allSatisfy(ASCII.isDigit) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// A double as RESP3 spells it: decimal, `inf`, `-inf` or `nan`.
    static func double(_ text: [UInt8]) -> Double? {
        switch String(decoding: text, as: UTF8.self) {
        case "inf", "+inf": return .infinity
        case "-inf": return -.infinity
        case "nan", "-nan": return .nan
        case let spelled:
            // Swift also reads hexadecimal and "infinity"; Redis writes neither.
            let plain = text.allSatisfy { ASCII.isDigit($0) || [0x2b, 0x2d, 0x2e, 0x45, 0x65].contains($0) }
            return plain ? Double(spelled) : nil
        }
    }
}
