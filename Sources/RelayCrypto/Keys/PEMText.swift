import RelayBytes

/// The blocks of a PEM text (RFC 7468), text between them passed over.
enum PEMText {
    struct Block {
        /// `PUBLIC KEY`, `CERTIFICATE`
        let label: String
        /// From `-----BEGIN` to the end of the line `-----END`.
        let text: [UInt8]
    }

    static func blocks(in text: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var label: String?
        var start = 0
        for line in lines(of: text) {
            let words = String(decoding: text[line], as: UTF8.self).trimmedOWS
            if label == nil, let name = Self.label(words, "BEGIN") {
                label = name
                start = line.lowerBound
            } else if let name = label, Self.label(words, "END") == name {
                blocks.append(Block(label: name, text: Array(text[start..<line.upperBound]) + [0x0a]))
                label = nil
            }
        }
        return blocks
    }

    private static func label(_ line: String, _ word: String) -> String? {
        let (head, tail) = ("-----\(word) ", "-----")
        guard line.hasPrefix(head), line.hasSuffix(tail), line.utf8.count > head.utf8.count + tail.utf8.count else {
            return nil
        }
        return String(line.dropFirst(head.count).dropLast(tail.count))
    }

    /// The lines without their CR LF, LF or CR.
    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (offset, byte) in text.enumerated() where byte == 0x0a || byte == 0x0d {
            lines.append(start..<offset)
            start = offset + 1
        }
        return lines + [start..<text.count]
    }

    /// The DER of a block that is not encrypted.
    static func der(_ block: Block) -> [UInt8]? {
        let body = String(decoding: block.text, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().dropLast()
        return Base64.decode(body.map(\.trimmedOWS).joined())
    }
}
