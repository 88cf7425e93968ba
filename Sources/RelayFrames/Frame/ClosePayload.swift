import RelayBytes

/// What a Close frame says (RFC 6455 section 5.5.1): nothing, or a code and perhaps a reason.
package struct ClosePayload: Equatable, Sendable {
    package let code: CloseCode?
    /// UTF-8, as it came: not yet fit for a terminal.
    package let reason: [UInt8]

    /// A Close frame without a payload.
    package static let empty = ClosePayload(code: nil)

    /// A reason longer than 123 bytes is cut before the code point that would not fit; without a code there is none.
    package init(code: CloseCode?, reason: String = "") {
        self.code = code
        var bytes: [UInt8] = []
        if code != nil {
            for scalar in reason.unicodeScalars {
                guard bytes.count + UTF8.width(scalar) <= 123 else { break }
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        self.reason = bytes
    }

    /// Reads the payload of a Close frame.
    ///
    /// - Throws: `closePayloadOfOneByte`, `closeCode`, `closeReasonNotUTF8`.
    package init(_ payload: Span<UInt8>) throws(ProtocolViolation) {
        guard payload.count > 0 else {
            self = .empty
            return
        }
        guard payload.count > 1 else { throw .closePayloadOfOneByte }
        let code = CloseCode(UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.isAllowedOnWire else { throw .closeCode(code) }
        let text = payload.extracting(2..<payload.count)
        guard UTF8Validator.isValid(text) else { throw .closeReasonNotUTF8 }
        self.code = code
        reason = unsafe text.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// The reason as text, as it came.
    package var reasonText: String { String(decoding: reason, as: UTF8.self) }

    /// The payload of the frame.
    package var bytes: [UInt8] {
        guard let code else { return [] }
        return [UInt8(code.rawValue >> 8), UInt8(code.rawValue & 0xff)] + reason
    }
}
