import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

extension BatchJudge {
    /// For expectations, which lend no spans.
    fileprivate mutating func finds(_ line: [UInt8]) -> Plain? { plainlyValid(line.span) }
}

/// The short way of a batch says what the long way says.
@Suite struct OpenSSLVerifierBulkTests {
    private let now = UnixTime(seconds: 1_762_560_000)

    @Test("what is recognised as plain and valid is valid in full", arguments: TokenCase.all)
    func sameVerdict(row: TokenCase) throws {
        guard let verifier = row.verifier as? OpenSSLVerifier else { return }
        var judge = BatchJudge(verifier: verifier, policy: row.policy, now: row.now, bulk: verifier.bulk)
        guard judge.finds(row.token) != nil else { return }
        #expect(row.verdict.kind == .valid)
    }

    @Test("the algorithms of a batch", arguments: [Algorithm.hs256, .hs384, .hs512])
    func macs(algorithm: Algorithm) throws {
        let secret = [UInt8](repeating: 7, count: 64)
        let claims = SimpleJWT.mint(type: .access, userID: "1", lifetime: .seconds(60), now: now, jti: "a")
        let text = try OpenSSLSigner.sign(
            header: JOSEHeader(algorithm), claims: claims, key: SigningKey(secret: secret))
        let verifier = OpenSSLVerifier(KeyRing(try VerifyingKey(secret: secret)))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        let bytes = Array(text.utf8)
        for _ in 0..<3 { #expect(judge.finds(bytes)?.algorithm == algorithm) }
        // Any one byte changed.
        for offset in stride(from: 0, to: text.utf8.count, by: 3) {
            var changed = Array(text.utf8)
            changed[offset] = changed[offset] == 0x41 ? 0x42 : 0x41
            #expect(judge.finds(changed) == nil || changed == Array(text.utf8), "byte \(offset)")
        }
        #expect(judge.finds(bytes) != nil)
    }

    /// Each algorithm that is done in bulk, its key given alone and in a set.
    @Test(arguments: [
        ("rsa.pem", Algorithm.rs256), ("rsa.pem", .ps384), ("p256.pem", .es256), ("p384.pem", .es384),
        ("p521.pem", .es512), ("secp256k1.pem", .es256k),
    ])
    func signatures(file: String, algorithm: Algorithm) throws {
        let pem = TestFile.bytes("own/\(file)")
        let key = try SigningKey(reading: pem)
        let verifier = OpenSSLVerifier(try KeyRing.read(pem))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        let width = algorithm.curves.first?.byteCount
        for user in 0..<20 {
            let claims = SimpleJWT.mint(
                type: .access, userID: "\(user)", lifetime: .seconds(60), now: now, jti: "a")
            let text = try OpenSSLSigner.sign(header: JOSEHeader(algorithm, kid: "k"), claims: claims, key: key)
            let good = Array(text.utf8)
            #expect(judge.finds(good)?.algorithm == algorithm)
            let signed = good.prefix(upTo: try #require(good.lastIndex(of: 0x2e)) + 1)
            let signature = try #require(Base64URL.decode(good[signed.count...]))
            var changed: [[UInt8]] = [[], signature + [0], Array(signature.dropLast()), signature.reversed()]
            for offset in stride(from: 0, to: signature.count, by: 7) {
                changed.append(signature)
                changed[changed.count - 1][offset] ^= 1
            }
            if let width {
                let zero = [UInt8](repeating: 0, count: width)
                let most = [UInt8](repeating: 0xff, count: width)
                let (r, s) = (Array(signature.prefix(width)), Array(signature.suffix(width)))
                changed += [zero + s, r + zero, zero + zero, most + s, r + most, s + r, [0x30] + signature]
            }
            for other in changed where other != signature {
                let line = Array(signed) + Array(Base64URL.encode(other).utf8)
                #expect(judge.finds(line) == nil)
                #expect(
                    TokenVerification.judge(
                        token: Secret(line), verifier: verifier, policy: .init(), now: now
                    ).kind != .valid)
            }
        }
    }

    @Test("of a set the header's kid chooses, and each header keeps its key")
    func sets() throws {
        let secrets = (0..<3).map { [UInt8](repeating: UInt8($0), count: 32) }
        let set = try JWKSet(
            JSONValue.object([
                "keys": .array(
                    secrets.enumerated().map { index, secret in
                        ["kty": "oct", "kid": .string("k\(index)"), "k": .string(Base64URL.encode(secret))]
                    })
            ]))
        let verifier = OpenSSLVerifier(try KeyRing(set))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        for round in 0..<2 {
            for (index, secret) in secrets.enumerated() {
                for kid in 0..<4 {
                    let text = try OpenSSLSigner.sign(
                        header: JOSEHeader(.hs256, kid: "k\(kid)"), payload: Array(#"{"exp":1762560060}"#.utf8),
                        key: SigningKey(secret: secret))
                    let bytes = Array(text.utf8)
                    #expect(judge.finds(bytes)?.kid == (kid == index ? "k\(kid)" : nil), "round \(round)")
                }
            }
        }
    }

    @Test(
        "what is not plain goes the long way",
        arguments: [
            #"{"token_type":"access","exp":1762560000,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"nbf":1762560001,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"iat":1762560001,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"refresh","exp":1762560060,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a"}"#,
            #"{"token_type":"access","exp":1762560060,"exp":1762560060,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":"\u0061"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":"é"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":[1]}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":01}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":1.5}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","x":-1}"#,
            #"{"token_type":"access","exp":1762560060.5,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":"1762560060","jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":1,"user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","sub":1}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"x"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":""}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1","aud":["x"]}"#,
            #"{"exp":1762560060,"iss":1}"#, #"{"exp":1762560060,"longer_than_eight":1,"longer_than_eight":1}"#,
            #"{"token_type":"access","exp":1762560060000,"jti":"a","user_id":"1"}"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1"} x"#,
            #"{"token_type":"access","exp":1762560060,"jti":"a","user_id":"1",}"#, "{}", "", "[]",
        ])
    func notPlain(payload: String) throws {
        let secret = [UInt8](repeating: 7, count: 64)
        let text = try OpenSSLSigner.sign(
            header: JOSEHeader(.hs256), payload: Array(payload.utf8), key: SigningKey(secret: secret))
        let verifier = OpenSSLVerifier(KeyRing(try VerifyingKey(secret: secret)))
        var judge = BatchJudge(verifier: verifier, policy: .init(), now: now, bulk: verifier.bulk)
        let bytes = Array(text.utf8)
        #expect(judge.finds(bytes) == nil)
    }
}
