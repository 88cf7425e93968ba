import RelayBytes
import RelayJWT
import Testing

@Suite struct JWKTests {
    private func jwk(_ json: String) throws -> JWK { try JWK(text: Array(json.utf8)) }

    @Test(
        "what is no JWK",
        arguments: [
            ("[]", JWKFault.notObject), ("{}", .typeMissing), (#"{"kty":5}"#, .typeMissing),
            (#"{"kty":"RSA","kid":5}"#, .memberMistyped("kid")),
            (#"{"kty":"RSA","key_ops":"verify"}"#, .memberMistyped("key_ops")),
            (#"{"kty":"RSA","key_ops":[1]}"#, .memberMistyped("key_ops")),
        ])
    func faults(json: String, fault: JWKFault) {
        #expect(throws: fault) { try jwk(json) }
    }

    @Test func octetsAreStrict() throws {
        let key = try jwk(#"{"kty":"oct","k":"AQAB","p":"AQAB=","n":5}"#)
        #expect(try key.octets("k") == [1, 0, 1])
        #expect(throws: JWKFault.notBase64URL("p")) { try key.octets("p") }
        #expect(throws: JWKFault.memberMistyped("n")) { try key.octets("n") }
        #expect(throws: JWKFault.memberMissing("e")) { try key.octets("e") }
    }

    @Test(
        "the key's own restrictions hold",
        arguments: [
            (#""use":"sig""#, true), (#""use":"enc""#, false), (#""key_ops":["verify"]"#, true),
            (#""key_ops":["sign"]"#, false), (#""key_ops":[]"#, false), (#""key_ops":["encrypt"]"#, false),
            (#""alg":"RS256""#, true), (#""alg":"RS512""#, false), (#""alg":"RSA-OAEP""#, false), (#""x":1"#, true),
        ])
    func use(member: String, permits: Bool) throws {
        let key = try jwk(#"{"kty":"RSA",\#(member)}"#)
        #expect((key.refusal(to: .verify, with: .rs256) == nil) == permits)
    }

    @Test(arguments: [("EdDSA", Algorithm.ed25519, true), ("Ed25519", .edDSA, true), ("Ed25519", .ed448, false)])
    func edwardsNames(alg: String, algorithm: Algorithm, permits: Bool) throws {
        let key = try jwk(#"{"kty":"OKP","crv":"Ed25519","alg":"\#(alg)"}"#)
        #expect((key.refusal(to: .verify, with: algorithm) == nil) == permits)
    }

    @Test(
        arguments: [
            (#"{"kty":"EC","crv":"P-256"}"#, Algorithm.es256, true), (#"{"kty":"EC","crv":"P-256"}"#, .es384, false),
            (#"{"kty":"EC","crv":"secp256\u212a1"}"#, .es256k, false), (#"{"kty":"RSA"}"#, .hs256, false),
            (#"{"kty":"oct"}"#, .hs256, true), (#"{"kty":"OKP","crv":"X25519"}"#, .edDSA, false),
        ])
    func suits(json: String, algorithm: Algorithm, suits: Bool) throws {
        #expect(try jwk(json).suits(algorithm) == suits)
    }

    @Test func aKeyIsNeverPrinted() throws {
        let key = try jwk(#"{"kty":"oct","k":"c2VjcmV0LXNlY3JldA","kid":"a"}"#)
        var dumped = "\(key) \(String(reflecting: key))"
        dump(key, to: &dumped)
        #expect(!dumped.contains("c2VjcmV0"))
    }
}

@Suite struct JWKSetTests {
    @Test func entriesThatAreNoKeysArePassedOver() throws {
        let set = try JWKSet(text: Array(#"{"keys":[{"kty":"AKP"},{"kid":"x"},5,{"kty":"RSA","kid":"r"}]}"#.utf8))
        #expect(set.keys.map(\.kid) == [nil, "r"])
        #expect(set.ignored == 2)
    }

    @Test(arguments: ["{}", #"{"keys":{}}"#]) func aSetHasKeys(json: String) {
        #expect(throws: JWKFault.keysMissing) { try JWKSet(text: Array(json.utf8)) }
    }
}
