/// Percent encoding (RFC 3986 section 2.1).
package enum PercentEncoding {
    /// Everything but the unreserved characters escaped, as the value of a query item needs.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        escape(bytes) { byte in
            ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
        }
    }

    /// Only the bytes beyond ASCII escaped.
    package static func encodeBeyondASCII(_ bytes: some Sequence<UInt8>) -> String { escape(bytes) { $0 < 0x80 } }

    /// The bytes with their escapes replaced; nil if a percent sign has no two hexadecimal digits behind it. A plus
    /// sign stays one.
    package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == 0x25 else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(Hex.value(of:)), let low = rest.next().flatMap(Hex.value(of:)) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func escape(_ bytes: some Sequence<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            if isKept(byte) {
                text.append(byte)
            } else {
                text.append(0x25)
                text.append(contentsOf: Hex.encode([byte]).utf8.map { $0 >= 0x61 ? $0 - 0x20 : $0 })
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
