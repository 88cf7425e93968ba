import RelayBytes
import RelayDiagnosis
import RelayTestSupport
import Testing

@Suite struct LogMaskTests {
    private static let now = UnixTime(seconds: 1_795_353_000)
    private static let head = "eyJhbGciOiJIUzI1NiJ9"
    private static let body = "eyJzdWIiOiJhbm4ifQ"
    private static let jwt = "\(head).\(body).CANARY-signature"

    private func shown(_ text: String) -> String { LogMask.shown(Array(text.utf8), now: Self.now, limit: 4000) }

    @Test(
        "a credential is masked by what stands before it, and what stands around it is kept",
        arguments: [
            // Passwords in URLs.
            ("redis://:CANARY@redis:6379/0", "redis://:***@redis:6379/0"), ("rediss://u:CANARY@h", "rediss://u:***@h"),
            ("to postgres://u:CANARY@h failed", "to postgres://u:***@h failed"),
            ("https://u:CANARY@h/a?b=c", "https://u:***@h/a?b=c"), ("amqp://u:CAN@CANARY@h", "amqp://u:***@h"),
            ("redis://:CAN/CANARY@h:1", "redis://:***@h:1"), (#"redis:\/\/:CANARY@h"#, #"redis:\/\/:***@h"#),
            ("next=https%3A%2F%2Fu%3ACANARY%40h", "next=https%3A%2F%2Fu%3A***%40h"),
            ("redis://:CANARY@a:1,redis://:CANARY@b:1", "redis://:***@a:1,redis://:***@b:1"),
            ("redis://:CANARY", "redis://:***"), ("https://CANARY0123456789abcdef@h", "https://***@h"),
            // Headers.
            ("Authorization: Bearer CANARY", "Authorization: Bearer ***"),
            ("authorization: Token CANARY x", "authorization: Token *** x"),
            (#""Authorization: Basic CANARY==""#, #""Authorization: Basic ***""#),
            (#"{"authorization":"Bearer CANARY"}"#, #"{"authorization":"Bearer ***"}"#),
            (#"{\"Authorization\": \"Token CANARY\"}"#, #"{\"Authorization\": \"Token ***\"}"#),
            ("HTTP_AUTHORIZATION='Bearer CANARY'", "HTTP_AUTHORIZATION='Bearer ***'"),
            ("Sec-WebSocket-Protocol: Bearer, CANARY", "Sec-WebSocket-Protocol: Bearer, ***"),
            (#""Sec-WebSocket-Protocol: Bearer, CANARY" x"#, #""Sec-WebSocket-Protocol: Bearer, ***" x"#),
            ("offered Bearer, CANARY-0123", "offered Bearer, ***"), ("Token 0123456789CANARY", "Token ***"),
            ("['Bearer', 'CANARY']", "['Bearer', '***']"),
            ("Cookie: a=CANARY; b=CANARY", "Cookie: ***"), ("Set-Cookie: a=CANARY; Path=/", "Set-Cookie: ***"),
            (#""Cookie: a=CANARY; b=CANARY", host: "x""#, #""Cookie: ***", host: "x""#),
            ("(b'authorization', b'Bearer CANARY'), 1", "(b'authorization', b'Bearer ***'), 1"),
            ("(b'cookie', b'a=CANARY; b=CANARY')", "(b'cookie', b'***')"),
            (#"["cookie", "a=CANARY"]"#, #"["cookie", "***"]"#),
            ("(b'sec-websocket-protocol', b'Bearer, CANARY')", "(b'sec-websocket-protocol', b'Bearer, ***')"),
            // Settings, members and options.
            ("password='CANARY' x", "password='***' x"), ("password = \"CANARY two\"", "password = \"***\""),
            ("{'access': 'CANARY', 'refresh': 'CANARY'}", "{'access': '***', 'refresh': '***'}"),
            ("SECRET_KEY=CANARY&x#y", "SECRET_KEY=***"), ("'SECRET_KEY': 'CANARY'", "'SECRET_KEY': '***'"),
            ("environ['SECRET_KEY'] = 'CANARY'", "environ['SECRET_KEY'] = '***'"),
            (#"{"token": "CANARY"}"#, #"{"token": "***"}"#), (#"{\"token\":\"CAN\\\"ARY\"}"#, #"{\"token\":\"***\"}"#),
            ("password: CANARY", "password: ***"), ("User(password=CANARY)", "User(password=***)"),
            ("a_token=CANARY&username=x&password=CANARY y", "a_token=*** y"), ("said Bearer CANARY", "said Bearer ***"),
            (#"header "Bearer CANARY" x"#, #"header "Bearer ***" x"#), ("Cookie: is=CANARY; not=x", "Cookie: ***"),
            ("tool --password CANARY x", "tool --password *** x"),
            // Items of queries.
            ("/?token=CANARY&x=1", "/?token=***&x=1"), (#"/?x=1\u0026token=CANARY"#, #"/?x=1\u0026token=***"#),
            ("/%3Ftoken=CANARY x", "/%3Ftoken=*** x"), ("/?x=1%26token%3DCANARY%26y=1", "/?x=1%26token%3D***%26y=1"),
            ("/?x=1&amp;token=CANARY&amp;y=1", "/?x=1&amp;token=***&amp;y=1"),
            ("/?x=1;token=CANARY;y", "/?x=1;token=***;y"), ("said: \"password: CANARY\"", "said: \"password: ***\""),
            ("/#token=CANARY x", "/#token=*** x"), ("/#access_token=CANARY", "/#access_token=***"),
            (#"/?token\u003dCANARY\u0026y=1"#, #"/?token\u003d***\u0026y=1"#),
            ("/?token=CAN%20CANARY x", "/?token=*** x"), ("/?token=missing", "/?token=***"),
            ("\u{1b}[31mtoken\u{1b}[0m=CAN\u{200b}ARY", "\\u{1b}[31mtoken\\u{1b}[0m=***"),
        ])
    func credentials(text: String, expected: String) {
        #expect(shown(text) == expected)
        #expect(shown(shown(text)) == expected, "again")
    }

    @Test(
        "a JWT is masked however its characters are written",
        arguments: [
            ".", #"\u002e"#, #"\u002E"#, #"\\u002e"#, #"\\\\u002e"#, "%2E", "%2e", "%252E", "%25252e", #"\x2E"#,
            #"\x2e"#, #"\056"#, #"\u{2e}"#, "&#46;", "&#x2e;", "=.", "==.", "%3D.", ".\0", "\0.", ".\u{200b}",
            "\u{feff}.",
            ".\u{1b}[31m", "\u{1b}[0;1m.", #".\u001b[0m"#, ".#033[0m", ".^[[0m", #".\x00"#, #".\u200b"#,
        ])
    func dots(dot: String) {
        for start in [Self.head, #"\u0065"# + Self.head.dropFirst(), "%65" + Self.head.dropFirst(), "x" + Self.head] {
            let text = "said \(start)\(dot)\(Self.body)\(dot)CANARY-signature, end"
            let shown = shown(text)
            #expect(!shown.contains("CANARY") && !shown.contains(Self.body.dropFirst(5)), "\(shown)")
            #expect(shown.contains("<jwt sub=ann exp=never sha256:") && shown.hasSuffix(">, end"), "\(shown)")
        }
    }

    @Test("a JWT that is broken within its parts does not show what is left of them")
    func broken() {
        for mark in ["\0", "\u{200b}", "\u{1b}[1;31m", #"\u0000"#, #"\u200b"#, "\u{ad}", "\u{fffd}"] {
            for place in [1, 10, 26, 40, 46] {
                let text = Self.jwt.prefix(place) + mark + Self.jwt.dropFirst(place)
                let shown = shown("said \(text) end")
                #expect(shown.hasSuffix("> end") && shown.hasPrefix("said <jwt"), "\(shown)")
            }
        }
    }

    @Test("a list of bytes is shown as the text that it is, without its secrets")
    func byteLists() {
        let list = { (text: String) in text.utf8.map { "\($0)" }.joined(separator: ",") }
        let text = #"{"MESSAGE":[\#(list("hello \(Self.jwt) ?token=CANARY"))],"PRIORITY":"6"}"#
        let shown = shown(text)
        #expect(shown.hasPrefix(#"{"MESSAGE":"hello <jwt sub=ann"#), "\(shown)")
        #expect(shown.hasSuffix(#"?token=***","PRIORITY":"6"}"#), "\(shown)")
        #expect(self.shown("[\(list("password: CANARY1"))") == "\"password: ***\"")
        #expect(self.shown("{\"MESSAGE\":[\(list("password: CANARY1"))") == "{\"MESSAGE\":\"password: ***\"")
        for kept in ["[1, 2, 3]", "[1,2,3,4,5,6,7,8,900]", "[a]", "x[", "[1,2,,4,5,6,7,8,9]"] {
            #expect(self.shown(kept) == kept)
        }
    }

    @Test(
        "prose about secrets is no secret",
        arguments: [
            #"{"MESSAGE":"attempted without token","PRIORITY":"6"}"#, "WebSocket auth failed: invalid token",
            "token invalid", "Bearer token missing", "password is required",
            "invalid token: Signature has expired", "auth failed: token: expired", "token: None", "'token': None",
            #"{"detail":"Token is invalid or expired","code":"token_not_valid"}"#,
            #"{"password":["This field is required."]}"#,
            #"{"token_type":"access","token_class":"AccessToken"}"#, "Authorization: missing", "CSRF cookie not set.",
            "Authorization header: Bearer token missing", "Cookie: not set", "max_tokens: 100", "tokens=5", "key=value",
            "Forbidden (CSRF cookie not set.): /accounts/login/", "Unauthorized: /api/auth/me/", "auth: testuser",
            "WebSocket connection attempted without token", "http://127.0.0.1:8000/@user", "http://[::1]:80/a:b@c",
            "Token authentication failed", "no Bearer token.",
            #""token": "token_not_valid""#, "Basic HTTP/1.1", "Sec-WebSocket-Protocol: chat", "http://host:8000",
            "ws://h/a@b",
            "Key (id)=(1) already exists", "AUTH_PASSWORD_VALIDATORS=x", "INSTALLED_APPS = ['auth', 'session']",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "secret: [hidden]", #"C:\users\token\new"#, "100% token",
            "user=ann access=denied", "bearer of news", "access: read", "token=", "token= x",
            #""GET /?token=" 200 "x""#,
        ])
    func prose(text: String) { #expect(shown(text) == text) }

    @Test("the lines of servers are shown as they are, but for the tokens in them")
    func samples() throws {
        let folder = "\(try #require(SourceTree.root()))/Tests/RelayLogsTests/Samples"
        let names = SourceTree.files(below: folder)
        #expect(names.count > 5)
        for name in names {
            let bytes = try #require(SourceTree.bytes(of: "\(folder)/\(name)"))
            for line in bytes.split(separator: 0x0a) {
                let shown = LogMask.shown(Array(line), now: Self.now, limit: 4000)
                let plain = Printable.excerpt(line, limit: 4000)
                if plain.contains("eyJ") {
                    #expect(
                        ["<jwt ", "<token "].contains(where: shown.contains) && !shown.contains("eyJ")
                            && !shown.contains("***"), "\(shown)")
                } else if !plain.contains("\"MESSAGE\":[") {
                    #expect(shown == plain, "\(name)")
                }
            }
        }
    }
}
