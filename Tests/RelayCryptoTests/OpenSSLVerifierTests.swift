import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

@Suite struct OpenSSLVerifierTests {
    private static let now = UnixTime(seconds: 1_762_560_000)
    private static let claims = ClaimsSet(["token_type": "access", "exp": 1_762_563_600, "user_id": "1"])

    private func verdict(
        _ token: String, _ ring: KeyRing, kid: String? = nil, algorithms: [Algorithm]? = nil
    ) -> TokenVerdict {
        var policy = VerificationPolicy()
        policy.algorithms = algorithms
        return TokenVerification.judge(
            token: Secret(token), verifier: OpenSSLVerifier(ring, kid: kid), policy: policy, now: Self.now)
    }

    private func secretRing(_ text: String) throws -> KeyRing { KeyRing(try VerifyingKey(secret: Array(text.utf8))) }

    private static let secret = "an example secret of more than thirty-two bytes, and of more than sixty-four"

    @Test(
        "a key verifies what it signed with each of its algorithms, and no other key does",
        arguments: [
            "own/rsa.pem", "own/rsa-pss.pem", "own/p256.pem", "own/p384.pem", "own/p521.pem", "own/secp256k1.pem",
            "own/ed25519.pem", "own/ed448.pem", "keys/fmt_rsa_priv.jwk", "keys/fmt_p256_priv.jwk",
            "keys/fmt_ed25519_priv.jwk",
        ])
    func roundTrip(name: String) throws {
        let bytes = TestFile.bytes(name)
        let key = try SigningKey(reading: bytes)
        #expect(!key.facts.algorithms.isEmpty)
        for algorithm in key.facts.algorithms {
            let token = try OpenSSLSigner.sign(header: JOSEHeader(algorithm), claims: Self.claims, key: key)
            #expect(verdict(token, try KeyRing.read(bytes)).kind == .valid)
            for stranger in ["keys/rsa_b.pub.pem", "keys/p256_b.pub.pem", "keys/ed25519_b.pub.pem"] {
                #expect(verdict(token, try KeyRing.read(TestFile.bytes(stranger))).kind == .invalid)
            }
        }
    }

    @Test func everyBitOfASignatureCounts() throws {
        for name in ["own/p256.pem", "own/ed25519.pem"] {
            let key = try SigningKey(reading: TestFile.bytes(name))
            let ring = try KeyRing.read(TestFile.bytes(name))
            let token = try OpenSSLSigner.sign(
                header: JOSEHeader(key.facts.algorithms[0]), claims: Self.claims, key: key)
            let read = try CompactToken(token)
            for place in read.signature.indices {
                var signature = read.signature
                signature[place] ^= 1 << (place % 8)
                let bent = TokenMint.compact(
                    signingInput: String(decoding: read.signingInput, as: UTF8.self), signature: signature)
                #expect(verdict(bent, ring).reason == "signature")
            }
        }
    }

    @Test(
        "ECDSA signatures are R and S of fixed width and in range",
        arguments: [
            "00", String(repeating: "00", count: 64), String(repeating: "ff", count: 64),
            // r = n
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551" + String(repeating: "01", count: 32),
            // s = n
            String(repeating: "01", count: 32) + "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            String(repeating: "01", count: 63), String(repeating: "01", count: 65), "3006020101020101",
        ])
    func ecdsaRanges(hex: String) throws {
        let ring = try KeyRing.read(TestFile.bytes("own/p256.pem"))
        let input = TokenMint.signingInput(header: JOSEHeader(.es256), claims: Self.claims)
        let token = TokenMint.compact(signingInput: input, signature: try #require(Hex.decode(hex)))
        #expect(verdict(token, ring).reason == "signature")
    }

    @Test func pssNeedsASaltAsLongAsTheDigest() throws {
        // The same key, PKCS#1 v1.5 under the name of PSS and the reverse.
        let key = try SigningKey(reading: TestFile.bytes("own/rsa.pem"))
        let ring = try KeyRing.read(TestFile.bytes("own/rsa.pem"))
        for (signed, claimed) in [(Algorithm.rs256, Algorithm.ps256), (.ps256, .rs256), (.ps256, .ps384)] {
            let input = TokenMint.signingInput(header: JOSEHeader(claimed), claims: Self.claims)
            let other = try CompactToken(
                try OpenSSLSigner.sign(header: JOSEHeader(signed), claims: Self.claims, key: key))
            #expect(
                verdict(TokenMint.compact(signingInput: input, signature: other.signature), ring).reason == "signature")
        }
    }

    @Test func hmacWithAPublicKeyIsRefused() throws {
        let pem = TestFile.bytes("keys/fmt_rsa_spki.pem")
        let code = try #require(
            MAC.code(
                of: Array(TokenMint.signingInput(header: JOSEHeader(.hs256), claims: Self.claims).utf8),
                key: Secret(pem), digest: .sha256))
        let token = TokenMint.compact(
            signingInput: TokenMint.signingInput(header: JOSEHeader(.hs256), claims: Self.claims), signature: code)
        let ring = try KeyRing.read(pem)
        #expect(verdict(token, ring).reason == "alg")
        #expect(verdict(token, ring, algorithms: [.hs256]).reason == "alg")
        #expect(verdict(token, ring, algorithms: Algorithm.allCases).kind == .invalid)
    }

    @Test func theLineBreakAtTheEndOfASecretFile() throws {
        let key = try SigningKey(secret: Array(Self.secret.utf8))
        let token = try OpenSSLSigner.sign(header: JOSEHeader(.hs256), claims: Self.claims, key: key)
        let plain = verdict(token, try secretRing(Self.secret))
        #expect(plain.isValid && plain.warnings.isEmpty)
        let broken = verdict(token, try secretRing(Self.secret + "\n"))
        #expect(broken.isValid)
        #expect(broken.warnings.map(\.code) == ["secret_newline"])
        #expect(verdict(token, try secretRing(Self.secret + "\n\n")).reason == "signature")
    }

    @Test(
        "a secret shorter than its digest is weak, if it is the right one",
        arguments: [
            (31, Algorithm.hs256, "weak"), (32, .hs256, "valid"), (47, .hs384, "weak"), (48, .hs384, "valid"),
            (50, .hs512, "weak"), (63, .hs512, "weak"), (64, .hs512, "valid"),
        ])
    func weakSecrets(count: Int, algorithm: Algorithm, expected: String) throws {
        let secret = Array(Self.secret.utf8.prefix(count))
        let token = try OpenSSLSigner.sign(
            header: JOSEHeader(algorithm), claims: Self.claims, key: try SigningKey(secret: secret))
        #expect(verdict(token, KeyRing(try VerifyingKey(secret: secret))).kind.rawValue == expected)
        let other = KeyRing(try VerifyingKey(secret: Array(secret.reversed())))
        #expect(verdict(token, other).reason == "signature")
    }

    @Test func kidChoosesInASet() throws {
        let set = TestFile.bytes("keys/set_full.jwks")
        let ring = try KeyRing.read(set)
        let key = try SigningKey(reading: TestFile.bytes("keys/fmt_rsa_priv.jwk"))
        let sign = { (kid: String?) throws(SigningFault) in
            try OpenSSLSigner.sign(header: JOSEHeader(.rs256, kid: kid), claims: Self.claims, key: key)
        }
        #expect(verdict(try sign("r1"), ring).isValid)
        #expect(verdict(try sign(nil), ring).isValid)
        #expect(verdict(try sign("r2"), ring).reason == "signature")
        #expect(verdict(try sign("gone"), ring).reason == "kid")
        #expect(verdict(try sign("e1"), ring).reason == "alg")
        #expect(verdict(try sign("r2"), ring, kid: "r1").isValid)
        #expect(verdict(try sign("r1"), ring, kid: "gone").reason == "kid")
    }

    @Test func aKeyOnItsOwnIsMeantWhateverItsKid() throws {
        let jwk = TestFile.bytes("keys/jwk_kid.jwk")
        let key = try SigningKey(reading: TestFile.bytes("keys/fmt_rsa_priv.jwk"))
        let token = try OpenSSLSigner.sign(header: JOSEHeader(.rs256, kid: "x"), claims: Self.claims, key: key)
        let result = verdict(token, try KeyRing.read(jwk))
        #expect(result.isValid)
        #expect(result.warnings.map(\.code) == ["kid_mismatch"])
    }

    @Test func algorithmsAreThoseOfTheKeys() throws {
        #expect(OpenSSLVerifier(try secretRing(Self.secret)).algorithms == [.hs256, .hs384, .hs512])
        let set = try KeyRing.read(TestFile.bytes("keys/set_full.jwks"))
        #expect(
            OpenSSLVerifier(set).algorithms
                == [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512, .es256, .edDSA, .ed25519])
    }
}
