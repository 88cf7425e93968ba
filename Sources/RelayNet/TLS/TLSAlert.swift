import RelayEvidence

/// The names of the alerts (RFC 8446 section 6, RFC 5246 section 7.2), in words.
enum TLSAlert {
    static func failure(_ number: Int) -> TLSFailure { .alert(number: number, text: text(number)) }

    static func text(_ number: Int) -> String {
        switch number {
        case 0: "close notify"
        case 10: "unexpected message"
        case 20: "bad record mac"
        case 21: "decryption failed"
        case 22: "record overflow"
        case 30: "decompression failure"
        case 40: "handshake failure"
        case 41: "no certificate"
        case 42: "bad certificate"
        case 43: "unsupported certificate"
        case 44: "certificate revoked"
        case 45: "certificate expired"
        case 46: "certificate unknown"
        case 47: "illegal parameter"
        case 48: "unknown ca"
        case 49: "access denied"
        case 50: "decode error"
        case 51: "decrypt error"
        case 70: "protocol version"
        case 71: "insufficient security"
        case 80: "internal error"
        case 86: "inappropriate fallback"
        case 90: "user canceled"
        case 100: "no renegotiation"
        case 109: "missing extension"
        case 110: "unsupported extension"
        case 112: "unrecognized name"
        case 113: "bad certificate status response"
        case 115: "unknown psk identity"
        case 116: "certificate required"
        case 120: "no application protocol"
        default: "alert \(number)"
        }
    }
}
