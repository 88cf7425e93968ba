import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

@Suite struct KeyRingTests {
    private func facts(_ name: String, passphrase: String? = nil) throws -> KeyFacts {
        let ring = try KeyRing.read(TestFile.bytes(name), passphrase: passphrase.map { Secret($0) }, source: "file")
        return try #require(ring.keys.first).facts
    }

    @Test(
        "every spelling of a key",
        arguments: [
            "spki.pem", "spki.der", "cert.pem", "cert.der", "pkcs8.pem", "pkcs8.der", "pub.jwk", "priv.jwk",
            "crlf.pem", "leading-text.pem", "nofinalnl.pem", "jwk-pretty.jwk", "one.jwks", "chain.pem",
        ])
    func spellings(name: String) throws {
        #expect(try facts("keys/fmt_rsa_\(name)").bits == 2048)
        #expect(try facts("keys/fmt_p256_\(name)").curve == .p256)
        #expect(try facts("keys/fmt_ed25519_\(name)").curve == .ed25519)
    }

    @Test(
        "traditional forms and more types",
        arguments: [
            ("keys/fmt_rsa_trad.pem", KeyFacts.Kind.rsa, 2048), ("keys/fmt_rsa_pkcs1pub.pem", .rsa, 2048),
            ("keys/fmt_p256_trad.pem", .ec, 256), ("own/p256-parameters.pem", .ec, 256), ("own/p384.pem", .ec, 384),
            ("own/p521.pem", .ec, 521), ("own/secp256k1.pem", .ec, 256), ("own/rsa-pss.pem", .rsaPSS, 2048),
            ("own/ed448.pem", .okp, 456), ("own/named.der", .rsa, 2048), ("own/leaf.der", .okp, 253),
        ])
    func types(name: String, kind: KeyFacts.Kind, bits: Int) throws {
        let facts = try facts(name)
        #expect(facts.kind == kind)
        #expect(facts.bits == bits)
        #expect(facts.source == "file")
    }

    @Test(
        "an encrypted key opens with its passphrase alone, and nobody is asked",
        arguments: ["own/p256-encrypted.pem", "own/p256-traditional.pem"])
    func passphrases(name: String) throws {
        #expect(try facts(name, passphrase: "correct").curve == .p256)
        #expect(throws: KeyFault.wrongPassphrase) { try facts(name, passphrase: "wrong") }
        #expect(throws: KeyFault.encrypted) { try facts(name) }
    }

    @Test(
        "what is no key for JWS",
        arguments: [
            ("own/brainpool.pem", KeyFault.unsupportedType("brainpoolP256r1")),
            ("own/x25519.pem", .unsupportedType("X25519")),
            ("keys/s64.secret", .notAKey), ("keys/weak_hs256-empty", .empty), ("keys/fmt_oct_text", .notAKey),
            ("keys/jwk_badx.jwk", .refused("its numbers are no P-256 key")),
            ("keys/jwk_pad.jwk", .jwk(.notBase64URL("e"))),
            ("keys/jwk_shortxy.jwk", .jwk(.wrongLength("x", expected: 32, actual: 31))),
        ])
    func faults(name: String, fault: KeyFault) {
        #expect(throws: fault) { try facts(name) }
    }

    @Test(
        "JSON that is no key",
        arguments: [
            (#"{"kty":"oct"}"#, KeyFault.jwk(.memberMissing("k"))), (#"{"kty":"oct","k":""}"#, .empty),
            (#"{"kty":"AKP"}"#, .jwk(.unknownType("AKP"))),
            (#"{"kty":"EC","crv":"P-999"}"#, .jwk(.unknownCurve("P-999"))),
            (#"{"kty":"EC","crv":"Ed25519"}"#, .jwk(.unknownCurve("Ed25519"))),
            (#"{"keys":[]}"#, .noUsableKey(ignored: 0)),
            (#"{"keys":[{"kty":"AKP"}]}"#, .noUsableKey(ignored: 1)), ("{}", .jwk(.typeMissing)),
            (#"{"kty":"RSA","n":"AQAB","e":"AQ"}"#, .unsoundExponent),
            (#"{"kty":"RSA","n":"AQAB","e":"Ag"}"#, .unsoundExponent),
        ])
    func jwkFaults(json: String, fault: KeyFault) {
        #expect(throws: fault) { try KeyRing.read(Array(json.utf8)) }
    }

    @Test func aKeyThatWasCutIsNoKey() {
        for name in ["keys/fmt_p256_spki.der", "keys/fmt_p256_spki.pem", "keys/fmt_p256_cert.der"] {
            let bytes = TestFile.bytes(name)
            for count in stride(from: 0, to: bytes.count - 40, by: 7) {
                #expect(throws: KeyFault.self) { try KeyRing.read(Array(bytes[..<count])) }
            }
            if name.hasSuffix("der") {
                #expect(throws: KeyFault.self) { try KeyRing.read(bytes + [0]) }
            }
        }
    }
}
