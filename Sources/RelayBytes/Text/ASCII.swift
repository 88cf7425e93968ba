/// The ASCII letters and classes that the protocols speak in; locale and Unicode play no part.
@usableFromInline package enum ASCII {
    /// 0-9.
    @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// A-Z and a-z.
    @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// C0 and DEL.
    package static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7f }

    /// A-Z in lower case; other bytes as they are.
    @inlinable package static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// tchar of RFC 9110 section 5.6.2: what header names and subprotocols are made of.
    @inlinable package static func isToken(_ byte: UInt8) -> Bool {
        if isDigit(byte) || isLetter(byte) { return true }
        switch byte {
        case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e, 0x5f, 0x60, 0x7c, 0x7e: return true
        default: return false
        }
    }
}

extension StringProtocol {
    /// Whether both are the same but for the case of ASCII letters.
    @inlinable package func equalsIgnoringASCIICase(_ other: some StringProtocol) -> Bool {
        var ours = utf8.makeIterator()
        for byte in other.utf8 {
            guard let mine = ours.next(), ASCII.lowercased(mine) == ASCII.lowercased(byte) else { return false }
        }
        return ours.next() == nil
    }

    /// Whether both are the same bytes. `==` compares by canonical equivalence: to it U+212A is "K".
    @inlinable package func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

    /// The text with A-Z in lower case and nothing else changed.
    package var asciiLowercased: String { String(decoding: utf8.map(ASCII.lowercased), as: UTF8.self) }

    /// Whether the text is a token of RFC 9110 section 5.6.2: one tchar or more.
    @inlinable package var isHTTPToken: Bool { !isEmpty && utf8.allSatisfy(ASCII.isToken) }

    /// The text without spaces and tabs at either end (OWS of RFC 9110 section 5.6.3).
    package var trimmedOWS: String {
        let isOWS = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        var bytes = Array(utf8.drop(while: isOWS))
        while let last = bytes.last, isOWS(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
