import RelayBytes
import RelayJWT

/// An ECDSA signature in its two spellings: R and S of fixed width, as JWS has it (RFC 7518 section 3.4), and the DER of
/// OpenSSL (RFC 3279 section 2.2.3).
enum ECDSASignature {
    /// The DER of R || S; nil for another length than the curve's, or where R or S is not in 1 ..< n.
    static func der(fixedWidth signature: [UInt8], _ curve: Curve) -> [UInt8]? {
        let width = curve.byteCount
        guard let order = order(of: curve), signature.count == 2 * width else { return nil }
        let (r, s) = (Array(signature[..<width]), Array(signature[width...]))
        guard isInRange(r, order), isInRange(s, order) else { return nil }
        return DERWriter.sequence(DERWriter.integer(r), DERWriter.integer(s))
    }

    /// R || S of DER that OpenSSL wrote.
    static func fixedWidth(der: [UInt8], _ curve: Curve) -> [UInt8]? {
        var reader = ByteReader(der.span)
        guard reader.next() == 0x30, let count = length(&reader), count == reader.remaining else { return nil }
        guard let r = integer(&reader, curve.byteCount), let s = integer(&reader, curve.byteCount), reader.isAtEnd
        else { return nil }
        return r + s
    }

    private static func isInRange(_ value: [UInt8], _ order: [UInt8]) -> Bool {
        value.contains { $0 != 0 } && value.lexicographicallyPrecedes(order)
    }

    private static func integer(_ reader: inout ByteReader, _ width: Int) -> [UInt8]? {
        guard reader.next() == 0x02, let count = length(&reader), let span = reader.take(count) else { return nil }
        let octets = Array(span.indices.map { span[$0] }.drop { $0 == 0 })
        return octets.count <= width ? [UInt8](repeating: 0, count: width - octets.count) + octets : nil
    }

    /// Signatures need lengths of one or two octets.
    private static func length(_ reader: inout ByteReader) -> Int? {
        guard let first = reader.next() else { return nil }
        if first < 0x80 { return Int(first) }
        return first == 0x81 ? reader.next().map(Int.init) : nil
    }

    /// n, the order of the base point (FIPS 186-5, SP 800-186 section 3.2.1; SEC 2 section 2.4.1), padded to the width
    /// of a coordinate.
    private static func order(of curve: Curve) -> [UInt8]? {
        switch curve {
        case .p256: Hex.decode("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        case .p384:
            Hex.decode(
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973")
        case .p521:
            Hex.decode(
                "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa"
                    + "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409")
        case .secp256k1: Hex.decode("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
        case .ed25519, .ed448: nil
        }
    }
}
