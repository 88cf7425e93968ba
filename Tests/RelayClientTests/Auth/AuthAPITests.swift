import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct AuthAPITests {
    static func api(_ server: WireServer) -> AuthAPI {
        AuthAPI(client: HTTPClient(), endpoints: APIEndpoints(origin: server.url))
    }

    static var deadline: Instant { MonotonicClock.now() + .seconds(10) }

    static func answer(_ status: String, _ body: String, _ fields: String = "Content-Type: application/json\r\n")
        -> String
    {
        "HTTP/1.1 \(status)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func login(_ server: WireServer, password: Secret = Secret("pw")) -> APIAnswer<TokenPair> {
        api(server).login(user: "testuser", password: password, until: deadline)
    }

    @Test("a login sends JSON and gives the tokens, and its body is not kept")
    func login() throws {
        let server = try WireServer(
            .readRequest, .text(Self.answer("200 OK", #"{"refresh":"r.r.r","access":"a.a.a"}"#, "Server: daphne\r\n")))
        let answer = Self.login(server)
        #expect(answer.outcome == .accepted(TokenPair(access: Secret("a.a.a"), refresh: Secret("r.r.r"))))
        #expect(answer.exchange?.response?.body == [])
        #expect(answer.exchange?.response?.server == "daphne")
        #expect(!"\(answer)".contains("a.a.a"))
        let request = try #require(server.received.first)
        #expect(request.hasPrefix("POST /api/auth/login/ HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
        #expect(request.contains("\r\nAccept: application/json\r\n"))
        #expect(request.contains("\r\nContent-Type: application/json\r\n"))
        #expect(request.hasSuffix("\r\n\r\n" + #"{"username":"testuser","password":"pw"}"#))
    }

    @Test("a password is encoded, whatever is in it")
    func password() throws {
        let server = try WireServer(answer: Self.answer("401 Unauthorized", "{}"))
        let password = "\"\\\u{0}é😀\r\n"
        _ = Self.login(server, password: Secret(password))
        let body = try #require(server.received.first?.split(separator: "\r\n\r\n", maxSplits: 1).last)
        #expect(try JSONReader.read(Array(body.utf8))["password"] == .string(password))
        #expect(
            Self.login(server, password: Secret([0xff])).outcome == .failed(.unsendable(.notUTF8("password"))))
    }

    @Test("the access token may have another name")
    func tokenField() throws {
        let server = try WireServer(answer: Self.answer("200 OK", #"{"token":"t"}"#))
        var api = Self.api(server)
        api.endpoints.tokenField = "token"
        let outcome = api.login(user: "u", password: Secret("p"), until: Self.deadline).outcome
        #expect(outcome == .accepted(TokenPair(access: Secret("t"), refresh: nil)))
    }

    @Test("a refresh sends the refresh token")
    func refresh() throws {
        let server = try WireServer(answer: Self.answer("200 OK", #"{"access":"n"}"#))
        let answer = Self.api(server).refresh(Secret("r.r.r"), until: Self.deadline)
        #expect(answer.outcome == .accepted(TokenPair(access: Secret("n"), refresh: nil)))
        #expect(server.received.first?.hasPrefix("POST /api/auth/refresh/ ") == true)
        #expect(server.received.first?.hasSuffix(#"{"refresh":"r.r.r"}"#) == true)
    }

    @Test("me sends the token after its scheme, or none")
    func me() throws {
        let server = try WireServer(answer: Self.answer("200 OK", #"{"id":1,"username":"testuser"}"#))
        var api = Self.api(server)
        api.fields = [HTTPRequestField("User-Agent", "relayctl")]
        let answer = api.me(token: Secret("t.o.k"), until: Self.deadline)
        #expect(answer.outcome == .accepted(["id": 1, "username": "testuser"]))
        _ = api.me(token: nil, until: Self.deadline)
        #expect(server.received[0].hasPrefix("GET /api/auth/me/ HTTP/1.1\r\n"))
        #expect(server.received[0].contains("\r\nAuthorization: Bearer t.o.k\r\n"))
        #expect(server.received[0].contains("\r\nUser-Agent: relayctl\r\n"))
        #expect(!server.received[1].contains("Authorization"))
    }

    @Test("a token that holds a line break is not sent")
    func brokenToken() throws {
        let server = try WireServer(answer: Self.answer("200 OK", "{}"))
        let answer = Self.api(server).me(token: Secret("t\r\nX: 1"), until: Self.deadline)
        #expect(answer.outcome == .failed(.unsendable(.fieldValue(name: "Authorization"))))
        #expect(server.received.isEmpty)
    }

    @Test("a redirect takes the password nowhere", arguments: [301, 302, 307, 308])
    func redirect(status: Int) throws {
        let other = try WireServer(answer: Self.answer("200 OK", #"{"access":"x"}"#))
        let server = try WireServer(answer: Self.answer("\(status) Moved", "", "Location: \(other.url)/steal\r\n"))
        let expected = LoginOutcome.redirected(status: status, location: other.url + "/steal")
        #expect(Self.login(server).outcome == expected)
        // Another port is another origin, also when redirects are followed.
        var api = Self.api(server)
        api.redirects = 5
        #expect(api.login(user: "u", password: Secret("p"), until: Self.deadline).outcome == expected)
        #expect(other.received.isEmpty)
    }

    @Test(
        "followed to the same origin by 307 and 308, which keep the method", arguments: [307, 308])
    func followed(status: Int) throws {
        let server = try WireServer([
            [.readRequest, .text(Self.answer("\(status) Moved", "", "Location: /login2/\r\n"))],
            [.readRequest, .text(Self.answer("200 OK", #"{"access":"a"}"#))],
        ])
        var api = Self.api(server)
        api.redirects = 1
        let answer = api.login(user: "u", password: Secret("CANARY"), until: Self.deadline)
        #expect(answer.outcome == .accepted(TokenPair(access: Secret("a"), refresh: nil)))
        #expect(answer.exchanges.map { $0.response?.status } == [status, 200])
        #expect(server.received[1].hasPrefix("POST /login2/ HTTP/1.1\r\n"))
        #expect(server.received[1].contains("CANARY"))
    }

    @Test("a POST is not made a GET, a GET is followed", arguments: [301, 302, 303])
    func method(status: Int) throws {
        let server = try WireServer([
            [.readRequest, .text(Self.answer("\(status) Moved", "", "Location: /there/\r\n"))],
            [.readRequest, .text(Self.answer("200 OK", #"{"id":1}"#))],
        ])
        var api = Self.api(server)
        api.redirects = 1
        let login = api.login(user: "u", password: Secret("CANARY"), until: Self.deadline)
        #expect(login.outcome == .redirected(status: status, location: server.url + "/there/"))
        #expect(server.received.count == 1)
        let second = try WireServer([
            [.readRequest, .text(Self.answer("\(status) Moved", "", "Location: /there/\r\n"))],
            [.readRequest, .text(Self.answer("200 OK", #"{"id":1}"#))],
        ])
        api = Self.api(second)
        api.redirects = 1
        let me = api.me(token: Secret("t"), until: Self.deadline)
        #expect(me.outcome == .accepted(["id": 1]))
        #expect(second.received[1].hasPrefix("GET /there/ HTTP/1.1\r\n") && second.received[1].contains("Bearer t"))
    }

    @Test("a circle of redirects ends")
    func circle() throws {
        let server = try WireServer(answer: Self.answer("302 Found", "", "Location: /\r\n"))
        var api = Self.api(server)
        api.redirects = 3
        let answer = api.me(token: nil, until: Self.deadline)
        #expect(answer.exchanges.count == 4)
        #expect(answer.outcome == .redirected(status: 302, location: server.url + "/"))
    }

    @Test("no answer is a failure of the exchange")
    func failed() throws {
        let server = try WireServer(.readRequest)
        #expect(Self.login(server).outcome == .failed(.ended(errno: 0)))
        let port = try WireServer.closedPort()
        let api = AuthAPI(client: HTTPClient(), endpoints: APIEndpoints(origin: "http://127.0.0.1:\(port)"))
        #expect(api.me(token: nil, until: Self.deadline).outcome == .failed(.refused))
    }

    @Test("a five megabyte answer is cut")
    func large() throws {
        let body = #"{"access":""# + String(repeating: "a", count: 5 << 20) + "\"}"
        let server = try WireServer(answer: Self.answer("200 OK", body))
        #expect(
            Self.login(server).outcome == .unexpected(UnexpectedAnswer(status: 200, kind: .tooLarge(limit: 1 << 20))))
    }
}
