import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenTextTests {
    private static let token = TestToken.text(#"{"token_type":"access","exp":1762563600,"user_id":"1"}"#)

    @Test(
        "a token in every dress that people paste",
        arguments: [
            ("§", TokenText.Form.bare), ("§\n", .bare), ("§\r\n", .bare), ("  §  ", .bare), ("\n\n§\n\n", .bare),
            ("\u{feff}§", .bare), ("\u{a0}§\u{200b}", .bare), ("\"§\"", .bare), ("'§'", .bare), ("`§`", .bare),
            ("\"§\",", .bare), ("Bearer §", .scheme), ("bearer  §", .scheme), ("JWT §", .scheme),
            ("Bearer, §", .subprotocol),
            ("\"Bearer §\"", .scheme), ("Authorization: Bearer §", .header), ("authorization: bearer §\r\n", .header),
            ("Sec-WebSocket-Protocol: Bearer, §", .subprotocol), ("Sec-WebSocket-Protocol: §, Bearer", .subprotocol),
            ("Cookie: session=abc; access=§; x=y", .header), ("ws://localhost:8000/ws/chat/a/?token=§", .parameter),
            ("wss://h/ws/?room=a&access_token=§#x", .parameter), ("/ws/chat/a/?token=§", .parameter),
            ("?token=§", .parameter),
            ("https://app/#access_token=§", .parameter), ("ws://h/?token=%22§%22", .parameter),
            ("ws://h/?token=Bearer%20§", .parameter), ("TOKEN=§", .parameter),
            ("export RELAYCTL_TOKEN=\"§\"", .parameter),
            (#"{"access": "§", "refresh": "x"}"#, .json), (#"{"refresh":"x","access":"§"}"#, .json),
            (#"{"data":{"tokens":{"access_token":"§"}}}"#, .json), (#"{"token":"Bearer §"}"#, .json),
            ("curl -H 'Authorization: Bearer §' http://h/api/auth/me/", .embedded),
            ("the token is <§>", .embedded),
        ])
    func dresses(text: String, form: TokenText.Form) {
        let whole = text.split(separator: "§", omittingEmptySubsequences: false).joined(separator: Self.token)
        #expect(TokenText.read(Array(whole.utf8)) == .token(Secret(Self.token), form, more: 0))
    }

    @Test(
        "a program's nothing is told apart",
        arguments: [
            ("", ""), ("  \n", ""), ("null", "null"), ("undefined", "undefined"), ("None", "None"),
            ("\"null\"", "null"),
            ("Bearer null", "null"), ("Bearer undefined", "undefined"), ("Bearer", "Bearer"), ("Bearer ", "Bearer"),
            ("Authorization: Bearer null", "null"), ("Sec-WebSocket-Protocol: Bearer, null", "null"),
            ("Sec-WebSocket-Protocol: Bearer,", "Bearer"), ("ws://h/?token=", ""),
            ("ws://h/?token=undefined", "undefined"),
            (#"{"access":null}"#, "null"), (#"{"access":""}"#, ""), ("\u{feff}", ""),
            ("[object Object]", "[object Object]"),
        ])
    func literalNull(text: String, literal: String) {
        #expect(TokenText.read(Array(text.utf8)) == .literalNull(literal))
    }

    @Test func aRefusedLoginHasNoToken() {
        #expect(TokenText.read(Array(#"{"detail":"No active account found"}"#.utf8)) == .absent(.json))
    }

    @Test func severalTokens() {
        let text = "\(Self.token)\n\(Self.token)\n"
        #expect(TokenText.read(Array(text.utf8)) == .token(Secret(Self.token), .bare, more: 1))
    }

    @Test(
        "a broken token stays broken",
        arguments: [
            "eyJhbGciOiJIUzI1NiJ9.eyJh\nIjoxfQ.c2ln", "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2\nln", "not a token",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln=", "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2+n",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln\u{0}x", "abc", "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ==.c2ln",
            "=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", "==eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln",
            "/eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", ":eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln/", "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln/x",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln&x",
        ])
    func broken(text: String) throws {
        guard case .token(let secret, .bare, 0) = TokenText.read(Array(text.utf8)) else {
            Issue.record("\(TokenText.read(Array(text.utf8)))")
            return
        }
        #expect(throws: TokenFault.self) { try CompactToken(secret.reveal()) }
    }

    @Test func utf16OfPowerShell() {
        let little = [0xff, 0xfe] + Self.wide(Self.token + "\r\n", isBig: false)
        #expect(TokenText.read(little) == .token(Secret(Self.token), .bare, more: 0))
        let big = [0xfe, 0xff] + Self.wide(Self.token, isBig: true)
        #expect(TokenText.read(big) == .token(Secret(Self.token), .bare, more: 0))
    }

    private static func wide(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf8.reduce(into: []) { $0 += isBig ? [0, $1] : [$1, 0] }
    }
}
