import RelayServer
import RelayTestSupport
import Testing

/// The HTTP side, answer by answer.
@Suite struct DjangoAPITests {
    static let tail =
        "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n"
        + "Cross-Origin-Opener-Policy: same-origin\r\nServer: daphne\r\n\r\n"
    static let me = "/api/auth/me/"
    static let login = "/api/auth/login/"

    @Test func withoutCredentials() throws {
        let (head, body) = try TestRelay().get(Self.me)
        #expect(body == #"{"detail":"Authentication credentials were not provided."}"#)
        #expect(
            head == "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n"
                + "WWW-Authenticate: Bearer realm=\"api\"\r\nVary: Accept\r\nAllow: GET, HEAD, OPTIONS\r\n"
                + "X-Frame-Options: DENY\r\nContent-Length: 58\r\n" + Self.tail)
    }

    @Test func loginAndMe() throws {
        let relay = try TestRelay()
        let (head, body) = try relay.post(Self.login, #"{"username":"testuser","password":"correct horse"}"#)
        #expect(head.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"))
        #expect(body.hasPrefix(#"{"refresh":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."#))
        let (_, me) = try relay.get(Self.me, "Authorization: Bearer \(try relay.token())\r\n")
        #expect(me == #"{"id":1,"username":"testuser"}"#)
    }

    @Test func refresh() throws {
        let relay = try TestRelay()
        let (_, pair) = try relay.post(Self.login, #"{"username":"testuser","password":"correct horse"}"#)
        let refresh = pair.split(separator: "\"")[3]
        let (head, body) = try relay.post("/api/auth/token/refresh/", #"{"refresh":"\#(refresh)"}"#)
        #expect(head.hasPrefix("HTTP/1.1 200 "))
        #expect(body.hasPrefix(#"{"access":"eyJ"#))
        let (_, me) = try relay.get(Self.me, "Authorization: Bearer \(refresh)\r\n")
        #expect(me.contains("Token has wrong type"))
        let (_, wrong) = try relay.post("/api/auth/token/refresh/", #"{"refresh":"\#(try relay.token())"}"#)
        #expect(wrong == #"{"detail":"Token has wrong type","code":"token_not_valid"}"#)
    }

    struct Posted: CustomTestStringConvertible, Sendable {
        let body: String
        var type = "application/json"
        let status: String
        let answer: String
        var testDescription: String { body }
    }

    static let noAccount = #"{"detail":"No active account found with the given credentials"}"#
    static let posted = [
        Posted(body: #"{"username":"testuser","password":"wrong"}"#, status: "401 Unauthorized", answer: noAccount),
        Posted(body: #"{"username":"nobody","password":"x"}"#, status: "401 Unauthorized", answer: noAccount),
        Posted(
            body: #"{"username":"sleeper","password":"correct horse"}"#, status: "401 Unauthorized", answer: noAccount),
        Posted(
            body: "{}", status: "400 Bad Request",
            answer: #"{"username":["This field is required."],"password":["This field is required."]}"#),
        Posted(
            body: #"{"username":"testuser"}"#, status: "400 Bad Request",
            answer: #"{"password":["This field is required."]}"#),
        Posted(
            body: #"{"username":"","password":null}"#, status: "400 Bad Request",
            answer: #"{"username":["This field may not be blank."],"password":["This field may not be null."]}"#),
        Posted(
            body: #"{"username":[],"password":"x"}"#, status: "400 Bad Request",
            answer: #"{"username":["Not a valid string."]}"#),
        Posted(
            body: "[]", status: "400 Bad Request",
            answer: #"{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"#),
        Posted(
            body: "not json", status: "400 Bad Request",
            answer: #"{"detail":"JSON parse error - Expecting value: line 1 column 1 (char 0)"}"#),
        Posted(
            body: "x", type: "text/plain", status: "415 Unsupported Media Type",
            answer: #"{"detail":"Unsupported media type \"text/plain\" in request."}"#),
        Posted(
            body: "username=testuser&password=wrong%20one", type: "application/x-www-form-urlencoded",
            status: "401 Unauthorized", answer: noAccount),
    ]

    @Test("login", arguments: posted)
    func loginAnswers(_ row: Posted) throws {
        let (head, body) = try TestRelay().post(Self.login, row.body, type: row.type)
        #expect(head.hasPrefix("HTTP/1.1 \(row.status)\r\n"))
        #expect(body == row.answer)
    }

    @Test func loginByForm() throws {
        let (head, _) = try TestRelay().post(
            Self.login, "username=testuser&password=correct+horse", type: "application/x-www-form-urlencoded")
        #expect(head.hasPrefix("HTTP/1.1 200 "))
    }

    @Test(
        "authorization",
        arguments: [
            ("JWT x", #"{"detail":"Authentication credentials were not provided."}"#),
            ("bearer x", #"{"detail":"Authentication credentials were not provided."}"#),
            (
                "Bearer",
                #"{"detail":"Authorization header must contain two space-delimited values","#
                    + #""code":"bad_authorization_header"}"#
            ),
            (
                "Bearer a b",
                #"{"detail":"Authorization header must contain two space-delimited values","#
                    + #""code":"bad_authorization_header"}"#
            ),
            ("Bearer garbage", FaultTests.bad + "Token is invalid\"}]}"),
        ])
    func authorization(_ value: String, _ answer: String) throws {
        let (head, body) = try TestRelay().get(Self.me, "Authorization: \(value)\r\n")
        #expect(head.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
        #expect(head.contains("\r\nWWW-Authenticate: Bearer realm=\"api\"\r\n"))
        #expect(body == answer)
    }

    @Test(
        "pages",
        arguments: [
            ("/ws/chat/test-room/", "localhost", "404 Not Found", 179), ("/nope", "localhost", "404 Not Found", 179),
            ("/api/auth/me/", "evil.example", "400 Bad Request", 143),
        ])
    func pages(_ path: String, _ host: String, _ status: String, _ size: Int) throws {
        let (head, body) = try TestRelay().get(path, host: host)
        #expect(
            head == "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\nX-Frame-Options: DENY\r\n"
                + "Content-Length: \(size)\r\n" + Self.tail)
        #expect(body.utf8.count == size)
    }

    @Test func slashIsAppended() throws {
        let (head, _) = try TestRelay().post("/api/auth/login", "{}")
        #expect(head.hasPrefix("HTTP/1.1 301 Moved Permanently\r\n"))
        #expect(head.contains("\r\nLocation: /api/auth/login/\r\n"))
    }

    @Test func methods() throws {
        let relay = try TestRelay()
        let (head, body) = try relay.get(Self.login)
        #expect(head.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(head.contains("\r\nAllow: POST, OPTIONS\r\n"))
        #expect(body == #"{"detail":"Method \"GET\" not allowed."}"#)
    }

    @Test func preflight() throws {
        let relay = try TestRelay()
        defer { relay.handle.stop() }
        let client = try relay.client()
        client.send(
            "OPTIONS \(Self.login) HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n"
                + "Access-Control-Request-Method: POST\r\n\r\n")
        let head = client.receiveAnswer().head
        #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(head.contains("\r\naccess-control-allow-origin: http://localhost:3000\r\n"))
    }

    @Test func severalRequestsOnOneConnection() throws {
        let relay = try TestRelay()
        defer { relay.handle.stop() }
        let client = try relay.client()
        let request = "GET \(Self.me) HTTP/1.1\r\nHost: localhost\r\n"
        client.send(request + "\r\n" + request + "\r\n" + request + "Connection: close\r\n\r\n")
        #expect(client.receiveAnswer().body.utf8.count == 58)
        #expect(client.receiveAnswer().body.utf8.count == 58)
        let (head, body) = client.receiveAnswer()
        #expect(head.contains("\r\nConnection: close\r\n"))
        #expect(body.utf8.count == 58)
        #expect(client.receiveAll() == ([], .fin))
    }

    @Test func log() throws {
        let relay = try TestRelay()
        _ = try relay.get(Self.me + "?token=eyJhbGciOiJIUzI1NiJ9.e30.x")
        _ = try relay.post(Self.login, #"{"username":"testuser","password":"wrong"}"#)
        _ = try relay.get("/nope")
        _ = try relay.get(Self.me, host: "evil.example")
        let refused =
            "Invalid HTTP_HOST header: 'evil.example'. You may need to add 'evil.example' to ALLOWED_HOSTS."
        #expect(
            relay.stoppedLog() == [
                "TIME WARNING  Unauthorized: /api/auth/me/", #"CLIENT - - [TIME] "GET /api/auth/me/" 401 58"#,
                "TIME WARNING  Unauthorized: /api/auth/login/", #"CLIENT - - [TIME] "POST /api/auth/login/" 401 63"#,
                "TIME WARNING  Not Found: /nope", #"CLIENT - - [TIME] "GET /nope" 404 179"#,
                "TIME ERROR    \(refused)", "Traceback (most recent call last):",
                "django.core.exceptions.DisallowedHost: \(refused)", #"CLIENT - - [TIME] "GET /api/auth/me/" 400 143"#,
            ])
    }

    @Test func aSlowRequestIsCutOff() throws {
        let relay = try TestRelay { $0.requestTimeout = .milliseconds(200) }
        defer { relay.handle.stop() }
        let client = try relay.client()
        client.send("GET / HTT")
        #expect(client.receiveAll() == ([], .fin))
    }
}
