import COpenSSL
import RelayBytes
import RelayJWT

/// A public or private key that OpenSSL holds.
@safe struct EVPKey: ~Copyable {
    private let pointer: OpaquePointer

    /// Takes the key over; nil for no key.
    init?(owning pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    deinit { unsafe EVP_PKEY_free(pointer) }

    /// Lends the key to OpenSSL for one call.
    @safe borrowing func lend<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(pointer) }

    /// What sort of key this is; a fault for one that JWS has no algorithm for.
    borrowing func facts(kid: String?, source: String?) throws(KeyFault) -> KeyFacts {
        let bits = Int(unsafe EVP_PKEY_get_bits(pointer))
        switch unsafe EVP_PKEY_get_base_id(pointer) {
        case EVP_PKEY_RSA: return KeyFacts(kind: .rsa, bits: bits, kid: kid, source: source)
        case EVP_PKEY_RSA_PSS: return KeyFacts(kind: .rsaPSS, bits: bits, kid: kid, source: source)
        case EVP_PKEY_ED25519: return Self.okp(.ed25519, kid, source)
        case EVP_PKEY_ED448: return Self.okp(.ed448, kid, source)
        case EVP_PKEY_EC:
            let group = groupName
            guard let curve = Self.curves.first(where: { $0.0 == group })?.1 else { throw .unsupportedType(group) }
            return KeyFacts(kind: .ec, bits: curve.bits, curve: curve, kid: kid, source: source)
        default: throw .unsupportedType(typeName)
        }
    }

    /// OpenSSL's name of the type: `RSA`, `EC`, `DSA`.
    var typeName: String {
        guard let name = unsafe EVP_PKEY_get0_type_name(pointer) else { return "unknown" }
        return unsafe String(cString: name)
    }

    /// Whether the exponent of an RSA key is one that signs: odd and above 1.
    var hasSoundExponent: Bool {
        var exponent: OpaquePointer?
        guard unsafe EVP_PKEY_get_bn_param(pointer, "e", &exponent) == 1 else { return false }
        defer { unsafe BN_free(exponent) }
        return unsafe BN_is_odd(exponent) == 1 && BN_is_one(exponent) == 0
    }

    private var groupName: String {
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard unsafe EVP_PKEY_get_group_name(pointer, &name, name.count, &count) == 1 else { return "EC" }
        return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func okp(_ curve: Curve, _ kid: String?, _ source: String?) -> KeyFacts {
        KeyFacts(kind: .okp, bits: curve.bits, curve: curve, kid: kid, source: source)
    }

    private static let curves: [(String, Curve)] = [
        ("prime256v1", .p256), ("P-256", .p256), ("secp384r1", .p384), ("P-384", .p384), ("secp521r1", .p521),
        ("P-521", .p521), ("secp256k1", .secp256k1),
    ]
}
