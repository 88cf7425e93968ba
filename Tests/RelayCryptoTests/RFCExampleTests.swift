import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

/// The worked examples of RFC 7515 appendix A and RFC 8037 appendix A.
@Suite struct RFCExampleTests {
    struct Example: CustomStringConvertible, Sendable {
        let description: String
        let token: String
        let jwk: String
        let algorithm: Algorithm
    }

    private static let claims =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

    static let hmac = Example(
        description: "RFC 7515 A.1",
        token: "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\(claims).dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        jwk:
            #"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}"#,
        algorithm: .hs256)

    static let rsa = Example(
        description: "RFC 7515 A.2",
        token: "eyJhbGciOiJSUzI1NiJ9.\(claims)."
            + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdb"
            + "F9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383"
            + "LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWy"
            + "wlVmtVrBp0igcN_IoypGlUPQGe77Rw",
        jwk: #"{"kty":"RSA","e":"AQAB","n":""#
            + "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SF"
            + "d2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo"
            + "7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkM"
            + #"Ls91kzk2PAcDTW9gb54h4FRWyuXpoQ"}"#,
        algorithm: .rs256)

    static let p256 = Example(
        description: "RFC 7515 A.3",
        token: "eyJhbGciOiJFUzI1NiJ9.\(claims)."
            + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
        jwk: #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
            + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#,
        algorithm: .es256)

    static let p521 = Example(
        description: "RFC 7515 A.4",
        token: "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA."
            + "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7Xdt"
            + "AG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn",
        jwk: #"{"kty":"EC","crv":"P-521","#
            + #""x":"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk","#
            + #""y":"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2","#
            + #""d":"AY5pb7A0UFiB3RELSD64fTLOSV_jazdF7fLYyuTw8lOfRhWg6Y6rUrPAxerEzgdRhajnu0ferB0d53vM9mE15j2C"}"#,
        algorithm: .es512)

    static let ed25519 = Example(
        description: "RFC 8037 A.4",
        token: "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        jwk: #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","#
            + #""d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#,
        algorithm: .edDSA)

    private func matches(_ token: String, _ jwk: String) throws -> Bool {
        var policy = VerificationPolicy()
        policy.ignoresClaims = true
        let verdict = TokenVerification.judge(
            token: try CompactToken(jws: Array(token.utf8)),
            verifier: OpenSSLVerifier(try KeyRing.read(Array(jwk.utf8))),
            policy: policy, now: UnixTime(seconds: 0))
        return verdict.isValid
    }

    @Test("the examples verify", arguments: [hmac, rsa, p256, p521, ed25519])
    func verifies(example: Example) throws {
        #expect(try matches(example.token, example.jwk))
        var bent = Array(example.token.utf8)
        let place = example.token.utf8.count - 20
        bent[place] = bent[place] == 0x41 ? 0x42 : 0x41
        #expect(try !matches(String(decoding: bent, as: UTF8.self), example.jwk))
    }

    @Test("deterministic algorithms sign the same bytes", arguments: [hmac, ed25519])
    func signsTheSame(example: Example) throws {
        let token = try CompactToken(jws: Array(example.token.utf8))
        let key = try SigningKey(reading: Array(example.jwk.utf8))
        let signed = try OpenSSLSigner.sign(header: token.header, payload: token.payload, key: key)
        // The header of A.1 has a line break, which a new token does not repeat.
        if example.algorithm == .edDSA { #expect(signed == example.token) }
        #expect(try matches(signed, example.jwk))
    }

    @Test("randomised algorithms verify what they sign", arguments: [p256, p521])
    func signsAnew(example: Example) throws {
        let key = try SigningKey(reading: Array(example.jwk.utf8))
        let signed = try OpenSSLSigner.sign(
            header: JOSEHeader(example.algorithm), claims: ClaimsSet(["sub": "x"]), key: key)
        #expect(try matches(signed, example.jwk))
    }

    @Test func theUnsecuredExampleNeverVerifies() throws {
        #expect(try !matches("eyJhbGciOiJub25lIn0.\(Self.claims).", Self.hmac.jwk))
    }
}
