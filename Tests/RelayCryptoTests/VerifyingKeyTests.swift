import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

@Suite struct VerifyingKeyTests {
    @Test(
        "a public key is never a secret",
        arguments: [
            "keys/fmt_rsa_spki.pem", "keys/fmt_rsa_spki.der", "keys/fmt_rsa_cert.pem", "keys/fmt_rsa_cert.der",
            "keys/fmt_rsa_crlf.pem", "keys/fmt_rsa_leading-text.pem", "keys/fmt_rsa_nofinalnl.pem",
            "keys/fmt_rsa_pub.jwk", "keys/fmt_rsa_one.jwks", "keys/fmt_rsa_pkcs1pub.pem", "keys/fmt_p256_spki.der",
            "keys/fmt_ed25519_spki.der", "keys/fmt_ed25519_pkcs8.der", "keys/fmt_rsa_chain.pem", "keys/fmt_oct_jwk",
        ])
    func publicKeys(name: String) {
        let fault = #expect(throws: KeyFault.self) { try VerifyingKey(secret: TestFile.bytes(name)) }
        guard case .publicKeyAsSecret? = fault else {
            Issue.record("\(name): \(String(describing: fault))")
            return
        }
    }

    @Test func aPublicKeyBehindAnEncodingIsFoundToo() {
        let text = Base64.encode(TestFile.bytes("keys/fmt_p256_spki.der"))
        #expect(throws: KeyFault.publicKeyAsSecret("a key in DER")) {
            try VerifyingKey(secret: Array(text.utf8), encoding: .base64)
        }
        #expect(throws: KeyFault.publicKeyAsSecret("an SSH public key")) {
            try VerifyingKey(secret: Array("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5".utf8))
        }
    }

    @Test(
        "secrets by their encoding",
        arguments: [
            ("abc", SecretEncoding.raw, 24), ("abc\n", .raw, 32), ("abc\n", .text, 24), ("abc\r\n", .text, 24),
            ("abc\n\n", .text, 32), ("YWJj\n", .base64, 24), ("YW Jj\r\nYWI", .base64, 40), ("YWI=", .base64, 16),
            ("_-8", .base64url, 16), ("_-8=\n", .base64url, 16), ("0a0B\n", .hex, 16), ("{not json", .raw, 72),
            ("0 starts DER but is none", .raw, 192),
        ])
    func encodings(text: String, encoding: SecretEncoding, bits: Int) throws {
        #expect(try VerifyingKey(secret: Array(text.utf8), encoding: encoding).facts.bits == bits)
    }

    @Test(
        arguments: [
            ("", SecretEncoding.raw, KeyFault.empty), ("\n", .text, .empty), ("xyz", .hex, .notEncoded(.hex)),
            ("a", .hex, .notEncoded(.hex)), ("a*b=", .base64, .notEncoded(.base64)),
            ("a+b/", .base64url, .notEncoded(.base64url)),
            ("A", .base64, .notEncoded(.base64)),
        ])
    func unreadable(text: String, encoding: SecretEncoding, fault: KeyFault) {
        #expect(throws: fault) { try VerifyingKey(secret: Array(text.utf8), encoding: encoding) }
    }
}
