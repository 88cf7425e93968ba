import RelayBytes

/// A rule of RFC 6455 or RFC 7692 that the peer broke after the opening handshake.
package enum ProtocolViolation: Error, Equatable, Sendable {
    /// Section 5.2: RSV bits "MUST be 0 unless an extension is negotiated". The three bits, RSV1 on top.
    case reservedBits(UInt8)
    /// RFC 7692 section 6: RSV1 on a control frame.
    case compressedControl
    /// RFC 7692 section 6.1: RSV1 belongs on the first fragment only.
    case compressedContinuation
    /// Section 5.2: opcodes 3-7 and B-F are reserved.
    case reservedOpcode(UInt8)
    /// Section 5.5: control frames "MUST NOT be fragmented".
    case fragmentedControl
    /// Section 5.5: control frames "MUST have a payload length of 125 bytes or less".
    case controlTooLong
    /// Section 5.2: "the minimal number of bytes MUST be used to encode the length".
    case lengthNotMinimal
    /// Section 5.2: of a 64-bit length "the most significant bit MUST be 0".
    case lengthTopBit
    /// Section 5.1: "A client MUST close a connection if it detects a masked frame".
    case maskedFromServer
    /// Section 5.1: "The server MUST close the connection upon receiving a frame that is not masked".
    case unmaskedFromClient
    /// Section 5.4: a continuation frame with no message to continue.
    case unexpectedContinuation
    /// Section 5.4: a new message before the fragmented one has ended.
    case unfinishedMessage
    /// Section 8.1: a text message is not UTF-8.
    case textNotUTF8
    /// Section 8.1: a text message ends inside a code point.
    case textEndsInsideCodePoint
    /// Section 5.5.1: a Close payload is empty or begins with a two-byte code.
    case closePayloadOfOneByte
    /// Section 7.4: the code is reserved or out of range.
    case closeCode(CloseCode)
    /// Section 5.5.1: the reason of a Close frame is not UTF-8.
    case closeReasonNotUTF8
    /// Section 10.4: a message longer than our limit in bytes.
    case messageTooBig(limit: Int)
    /// Section 10.4: a message of more fragments than our limit.
    case tooManyFragments(limit: Int)
    /// RFC 7692 section 7.2.2: the payload does not inflate.
    case invalidDeflate

    /// The code of the Close frame that fails the connection (section 7.1.7).
    package var closeCode: CloseCode {
        switch self {
        case .textNotUTF8, .textEndsInsideCodePoint, .closeReasonNotUTF8, .invalidDeflate: .invalidPayload
        case .messageTooBig, .tooManyFragments: .messageTooBig
        default: .protocolError
        }
    }
}

extension ProtocolViolation: CustomStringConvertible {
    package var description: String {
        switch self {
        case .reservedBits(let bits): "reserved bits \(names(of: bits)) are set"
        case .compressedControl: "a control frame is marked as compressed"
        case .compressedContinuation: "a continuation frame is marked as compressed"
        case .reservedOpcode(let opcode): "reserved opcode 0x\(String(opcode, radix: 16))"
        case .fragmentedControl: "a control frame is fragmented"
        case .controlTooLong: "a control frame is longer than 125 bytes"
        case .lengthNotMinimal: "a payload length is not in its shortest form"
        case .lengthTopBit: "a payload length has its top bit set"
        case .maskedFromServer: "a frame from the server is masked"
        case .unmaskedFromClient: "a frame from the client is not masked"
        case .unexpectedContinuation: "a continuation frame without a message to continue"
        case .unfinishedMessage: "a new message inside a fragmented one"
        case .textNotUTF8: "a text message is not utf-8"
        case .textEndsInsideCodePoint: "a text message ends inside a code point"
        case .closePayloadOfOneByte: "a close frame has a payload of one byte"
        case .closeCode(let code): "close code \(code) is not allowed in a close frame"
        case .closeReasonNotUTF8: "a close reason is not utf-8"
        case .messageTooBig(let limit): "a message is longer than \(limit) bytes"
        case .tooManyFragments(let limit): "a message has more than \(limit) fragments"
        case .invalidDeflate: "a compressed message does not inflate"
        }
    }

    private func names(of bits: UInt8) -> String {
        [(4, "rsv1"), (2, "rsv2"), (1, "rsv3")].filter { bits & $0.0 != 0 }.map(\.1).joined(separator: " ")
    }
}
