import RelayBytes

/// The text of a compact token, cut at its dots (RFC 7515 section 5.2 step 1).
struct SegmentedText {
    private let text: [UInt8]
    private let ranges: [Range<Int>]

    init(_ text: [UInt8]) throws(TokenFault) {
        guard !text.isEmpty else { throw TokenFault(.empty) }
        if text.first == 0x7b { throw TokenFault(.jsonSerialization) }
        var ranges: [Range<Int>] = []
        var (start, dots) = (0, 0)
        for (offset, byte) in text.enumerated() where byte == 0x2e {
            dots += 1
            // Ten million dots are counted, not kept.
            if dots <= 2 { ranges.append(start..<offset) }
            start = offset + 1
        }
        ranges.append(start..<text.count)
        // RFC 7516 section 9: five segments are a JWE.
        if dots == 4 { throw TokenFault(.encrypted) }
        guard dots == 2 else { throw TokenFault(.segmentCount(dots + 1)) }
        self.text = text
        self.ranges = ranges
    }

    func range(of segment: TokenSegment) -> Range<Int> {
        switch segment {
        case .header: ranges[0]
        case .payload: ranges[1]
        case .signature: ranges[2]
        }
    }

    /// The bytes that a segment encodes (RFC 7515 section 2, strict).
    func decoded(_ segment: TokenSegment) throws(TokenFault) -> [UInt8] {
        let range = range(of: segment)
        if let bytes = Base64URL.decode(text[range]) { return bytes }
        for offset in range {
            guard let kind = Self.fault(of: text[offset]) else { continue }
            throw TokenFault(kind, segment: segment, offset: offset)
        }
        throw TokenFault(
            range.count % 4 == 1 ? .impossibleLength : .spareBits, segment: segment, offset: range.upperBound - 1)
    }

    private static func fault(of byte: UInt8) -> TokenFault.Kind? {
        switch byte {
        case 0x3d: .padding
        case 0x2b, 0x2f: .standardAlphabet
        case 0x09, 0x0a, 0x0d, 0x20: .whitespace
        case 0x2d, 0x5f: nil
        case _ where ASCII.isDigit(byte) || ASCII.isLetter(byte): nil
        default: .foreignByte(byte)
        }
    }
}
