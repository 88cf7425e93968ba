import RelayBytes
import RelayJWT

extension JWK {
    /// The public part as a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7, RFC 8410 section 4, RFC 5480 section 2).
    func publicDER() throws(JWKFault) -> [UInt8] {
        switch kty {
        case .rsa:
            let key = DERWriter.sequence(DERWriter.integer(try octets("n")), DERWriter.integer(try octets("e")))
            return DERWriter.sequence(
                DERWriter.sequence(DERWriter.identifier(Self.rsaEncryption), DERWriter.null), DERWriter.bitString(key))
        case .ec:
            let curve = try curve(isEdwards: false)
            return DERWriter.sequence(
                DERWriter.sequence(DERWriter.identifier(Self.ecPublicKey), DERWriter.identifier(curve.identifier)),
                DERWriter.bitString(try point(curve)))
        case .okp:
            let curve = try curve(isEdwards: true)
            return DERWriter.sequence(
                DERWriter.sequence(DERWriter.identifier(curve.identifier)),
                DERWriter.bitString(try octets("x", curve)))
        case .oct: throw .unknownType("oct")
        case .other(let name): throw .unknownType(name)
        }
    }

    /// The key pair: PKCS#1 (RFC 8017 appendix A.1.2), SEC1 (RFC 5915 section 3) or PKCS#8 (RFC 8410 section 7).
    func privateDER() throws(JWKFault) -> [UInt8] {
        switch kty {
        case .rsa:
            var numbers = DERWriter.integer([0])
            for name in ["n", "e", "d", "p", "q", "dp", "dq", "qi"] { numbers += DERWriter.integer(try octets(name)) }
            return DERWriter.sequence(numbers)
        case .ec:
            let curve = try curve(isEdwards: false)
            return DERWriter.sequence(
                DERWriter.integer([1]), DERWriter.octetString(try octets("d", curve)),
                DERWriter.tagged(0, DERWriter.identifier(curve.identifier)),
                DERWriter.tagged(1, DERWriter.bitString(try point(curve))))
        case .okp:
            let curve = try curve(isEdwards: true)
            return DERWriter.sequence(
                DERWriter.integer([0]), DERWriter.sequence(DERWriter.identifier(curve.identifier)),
                DERWriter.octetString(DERWriter.octetString(try octets("d", curve))))
        case .oct: throw .unknownType("oct")
        case .other(let name): throw .unknownType(name)
        }
    }

    private func curve(isEdwards: Bool) throws(JWKFault) -> Curve {
        guard let curve = crv.flatMap(Curve.init(name:)), curve.isEdwards == isEdwards else { throw .unknownCurve(crv) }
        return curve
    }

    /// The uncompressed point (SEC 1 section 2.3.3).
    private func point(_ curve: Curve) throws(JWKFault) -> [UInt8] {
        [4] + (try octets("x", curve)) + (try octets("y", curve))
    }

    /// RFC 7518 section 6.2.1.2: exactly as long as the curve's coordinates, leading zeros kept.
    private func octets(_ name: String, _ curve: Curve) throws(JWKFault) -> [UInt8] {
        let octets = try octets(name)
        guard octets.count == curve.byteCount else {
            throw .wrongLength(name, expected: curve.byteCount, actual: octets.count)
        }
        return octets
    }

    /// 1.2.840.113549.1.1.1
    private static let rsaEncryption: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]
    /// 1.2.840.10045.2.1
    private static let ecPublicKey: [UInt8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]
}

extension Curve {
    /// The body of its object identifier (RFC 5480 section 2.1.1.1, SEC 2, RFC 8410 section 3).
    fileprivate var identifier: [UInt8] {
        switch self {
        case .p256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]
        case .p384: [0x2b, 0x81, 0x04, 0x00, 0x22]
        case .p521: [0x2b, 0x81, 0x04, 0x00, 0x23]
        case .secp256k1: [0x2b, 0x81, 0x04, 0x00, 0x0a]
        case .ed25519: [0x2b, 0x65, 0x70]
        case .ed448: [0x2b, 0x65, 0x71]
        }
    }
}
