import RelayJWT
import Testing

@Suite struct TokenLintTests {
    @Test(
        "what decode remarks",
        arguments: [
            (#"{"alg":"HS256"}"#, #"{"exp":1762563600}"#, []), (#"{"alg":"none"}"#, #"{"exp":1}"#, ["alg_none"]),
            (#"{}"#, #"{"exp":1}"#, ["alg_missing"]), (#"{"alg":"XX"}"#, #"{"exp":1}"#, ["alg_unknown"]),
            (#"{"alg":"EdDSA"}"#, #"{"exp":1}"#, ["alg_deprecated"]),
            (#"{"alg":"HS256","crit":["x"]}"#, #"{"exp":1}"#, ["crit"]),
            (#"{"alg":"HS256","zip":"DEF","cty":"JWT"}"#, #"{"exp":1}"#, ["zip", "cty_nested"]),
            (#"{"alg":"HS256","jku":"https://x"}"#, #"{"exp":1}"#, ["key_in_token"]),
            (#"{"alg":"HS256","kid":5}"#, #"{"exp":1}"#, ["kid_type"]),
            (#"{"alg":"HS256"}"#, #"{}"#, ["exp_missing"]),
            (#"{"alg":"HS256"}"#, #"{"exp":1762560000000}"#, ["exp_milliseconds"]),
            (#"{"alg":"HS256"}"#, #"{"exp":1e400}"#, ["exp_range"]),
            (#"{"alg":"HS256"}"#, #"{"exp":"1"}"#, ["exp_type"]),
            (#"{"alg":"HS256"}"#, #"{"exp":1,"iat":2}"#, ["exp_before_iat"]),
            (#"{"alg":"HS256"}"#, #"{"exp":1,"sub":1,"jti":2,"aud":3}"#, ["sub_type", "jti_type", "aud_type"]),
            (#"{"alg":"HS256"}"#, #"{"exp":1,"email":"a@b"}"#, ["private_data"]),
        ] as [(String, String, [String])])
    func warnings(header: String, payload: String, codes: [String]) throws {
        let token = try TestToken.token(header: header, payload)
        #expect(TokenLint.warnings(for: token).map(\.code) == codes)
    }

    @Test func aTokenTooLongForAHeaderLineIsSaid() throws {
        let token = try TestToken.token(#"{"exp":1,"a":"\#(String(repeating: "x", count: 6000))"}"#)
        #expect(TokenLint.warnings(for: token).map(\.code) == ["too_long"])
    }

    @Test func textOfTheTokenIsEscaped() throws {
        let token = try TestToken.token(header: #"{"alg":"\u001b[31m"}"#, #"{"exp":1}"#)
        #expect(TokenLint.warnings(for: token).first?.detail == #""\u{1b}[31m" is no signature algorithm"#)
    }
}
