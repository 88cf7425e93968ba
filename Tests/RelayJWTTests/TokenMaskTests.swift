import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenMaskTests {
    @Test(
        "a token shows who and until when",
        arguments: [
            (#"{"user_id":"1","exp":1762562520}"#, "sub=1 exp=in 42m"),
            (#"{"sub":"ann","exp":1762559276}"#, "sub=ann exp=12m ago"),
            (#"{"user_id":1}"#, "sub=1 exp=never"), (#"{"exp":"x"}"#, "exp=unreadable"),
            (#"{"sub":"a b","exp":1762560030}"#, #"sub="a b" exp=in 30s"#),
            (#"{"sub":"\u001b[2J","exp":1762560030}"#, #"sub=\u{1b}[2J exp=in 30s"#),
            (#"{"sub":"x>","exp":1762560030}"#, #"sub="x>" exp=in 30s"#),
        ])
    func masks(payload: String, words: String) {
        let text = TestToken.text(payload)
        let mark = Hex.encode(SHA256.digest(Array(text.utf8)).prefix(4))
        #expect(TokenMask.text(Secret(text), now: TestToken.now) == "<jwt \(words) sha256:\(mark)>")
    }

    @Test func whatIsNoTokenShowsItsLength() {
        #expect(TokenMask.text(Secret("abc"), now: TestToken.now) == "<token 3 bytes sha256:ba7816bf>")
    }

    @Test func tokensInTextAreMasked() {
        let token = TestToken.text(#"{"user_id":"1","exp":1762562520}"#)
        let mask = TokenMask.text(Secret(token), now: TestToken.now)
        for (before, after) in [("GET /ws/?token=", " HTTP/1.1"), ("", ""), ("Bearer, ", "\r\n"), ("x=", ". Next")] {
            #expect(TokenMask.scrub("\(before)\(token)\(after)", now: TestToken.now) == "\(before)\(mask)\(after)")
        }
        let cut = String(token.prefix(80))
        #expect(!TokenMask.scrub("token=\(cut)", now: TestToken.now).contains("eyJ"))
        #expect(TokenMask.scrub("eyes.on.example.com and 1.2.3", now: TestToken.now) == "eyes.on.example.com and 1.2.3")
    }

    @Test(
        "an escape, a colour or padding does not hide a token",
        arguments: [#"\u002e"#, "%2E", "\u{1b}[0m.", ".\0", "==."])
    func escapedTokensAreMasked(dot: String) {
        let token = TestToken.text(#"{"user_id":"1","exp":1762562520}"#)
        let written = token.split(separator: ".").joined(separator: dot)
        let mask = TokenMask.text(Secret(token), now: TestToken.now)
        for (before, after) in [("GET /ws/?token=", " HTTP/1.1"), ("", ""), ("\n", "\r\n"), ("x=%", "\\ Next")] {
            #expect(TokenMask.scrub("\(before)\(written)\(after)", now: TestToken.now) == "\(before)\(mask)\(after)")
        }
    }
}
