import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

@Suite struct OpenSSLSignerTests {
    private let claims = ClaimsSet(["sub": "x"])

    @Test func aHeaderWithoutAlgorithmSignsNothing() throws {
        let key = try SigningKey(secret: Array("secret".utf8))
        for header: JSONObject in [[:], ["alg": "none"], ["alg": "XX"]] {
            #expect(throws: SigningFault.algorithmMissing) {
                try OpenSSLSigner.sign(header: JOSEHeader(header), claims: claims, key: key)
            }
        }
    }

    @Test func theKeyMustSuitTheAlgorithm() throws {
        let key = try SigningKey(reading: TestFile.bytes("own/p256.pem"))
        #expect(throws: SigningFault.algorithmRefused(.es384, .ec)) {
            try OpenSSLSigner.sign(header: JOSEHeader(.es384), claims: claims, key: key)
        }
        #expect(throws: SigningFault.algorithmRefused(.hs256, .ec)) {
            try OpenSSLSigner.sign(header: JOSEHeader(.hs256), claims: claims, key: key)
        }
    }

    @Test(
        "a public key does not sign",
        arguments: [
            "keys/fmt_rsa_spki.pem", "keys/fmt_p256_pub.jwk", "keys/fmt_ed25519_spki.der", "keys/fmt_rsa_cert.pem",
            "keys/ed448.pub.pem",
        ])
    func publicKeys(name: String) {
        #expect(throws: KeyFault.privateKeyMissing) { try SigningKey(reading: TestFile.bytes(name)) }
    }

    @Test func thePartsOfAJWKMustBelongTogether() throws {
        let text = String(decoding: TestFile.bytes("keys/fmt_p256_priv.jwk"), as: UTF8.self)
        let d = try JWK(text: Array(text.utf8)).octets("d")
        let other = text.replacing(Base64URL.encode(d), with: Base64URL.encode(d.dropLast() + [d[31] ^ 1]))
        #expect(throws: KeyFault.self) { try SigningKey(reading: Array(other.utf8)) }
    }

    @Test func tokensAreThoseOfSimpleJWT() throws {
        let claims = SimpleJWT.mint(
            type: .access, userID: "1", lifetime: .seconds(300), now: UnixTime(seconds: 1_762_560_000), jti: "8f14e45f")
        let token = try OpenSSLSigner.sign(
            header: JOSEHeader(.hs256), claims: claims, key: try SigningKey(secret: Array("secret".utf8)))
        #expect(
            token == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwiZXhwIjoxNzYyNTYwMzAwLCJpYXQiOjE3NjI1NjAwMDAsImp0aSI6IjhmMTRlNDVmIiwidXNlcl9pZCI6IjEifQ"
                + ".JpcmWQSAau4pMmtWa6gIWGJzaeXVLTxPXFyPfSwBY4k")
    }
}
