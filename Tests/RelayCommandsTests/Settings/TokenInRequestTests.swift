import RelayBytes
import RelayClient
import RelayCommands
import Testing

@Suite struct TokenInRequestTests {
    private static let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxLCJhIjoiYiJ9.c2lnbmF0dXJl"

    private func found(_ lines: [String], _ url: String = "ws://h.test/ws/", scheme: String = "Bearer") throws
        -> TokenInRequest?
    {
        TokenInRequest(
            try HandshakeHeaders(lines), try AbsoluteURL.parse(url), scheme: scheme, queryName: "token")
    }

    @Test(
        "where it was, and how it is sent on",
        arguments: [
            (["Sec-WebSocket-Protocol: Bearer, x"], "ws://h.test/", "x", TokenDelivery.subprotocol(scheme: "Bearer")),
            (["Sec-WebSocket-Protocol: bearer,x, chat"], "ws://h.test/", "x", .subprotocol(scheme: "bearer")),
            (
                ["Sec-WebSocket-Protocol: access_token, \(jwt)"], "ws://h.test/", jwt,
                .subprotocol(scheme: "access_token")
            ),
            (["Sec-WebSocket-Protocol: Bearer, null"], "ws://h.test/", "null", .subprotocol(scheme: "Bearer")),
            (["Authorization: Bearer x"], "ws://h.test/", "x", .header(scheme: "Bearer")),
            (["Authorization: jwt  x"], "ws://h.test/", "x", .header(scheme: "jwt")),
            ([], "ws://h.test/?a=1&token=x", "x", .query(name: "token")),
            ([], "ws://h.test/?token=a%20b+c", "a b+c", .query(name: "token")),
            (
                ["Sec-WebSocket-Protocol: Bearer, x", "Authorization: Bearer y"], "ws://h.test/?token=z", "x",
                .subprotocol(scheme: "Bearer")
            ),
        ] as [([String], String, String, TokenDelivery)])
    func carried(lines: [String], url: String, token: String, delivery: TokenDelivery) throws {
        let carried = try #require(try found(lines, url))
        #expect(carried.token.token == Secret(token) && carried.delivery == delivery)
        #expect(!carried.token.source.isEmpty)
    }

    @Test("the headers are left without it") func rest() throws {
        let one = try found(["Sec-WebSocket-Protocol: Bearer, x, chat", "X-A: 1", "Authorization: Basic y"])
        #expect(one?.headers.subprotocols == ["chat"] && one?.headers.authorization == Secret("Basic y"))
        #expect(one?.headers.fields.count == 1)
        #expect(try found(["Authorization: Bearer x"])?.headers.authorization == nil)
    }

    @Test("the scheme of the settings counts") func scheme() throws {
        #expect(try found(["Authorization: Relay x"]) == nil)
        #expect(try found(["Authorization: Relay x"], scheme: "relay")?.delivery == .header(scheme: "Relay"))
        #expect(try found(["Sec-WebSocket-Protocol: relay, x"], scheme: "Relay")?.token.token == Secret("x"))
    }

    @Test(
        "none",
        arguments: [
            ([], "ws://h.test/"), ([], "ws://h.test/?token="), ([], "ws://h.test/?Token=x"),
            (["Sec-WebSocket-Protocol: Bearer"], "ws://h.test/"),
            (["Sec-WebSocket-Protocol: chat, v2"], "ws://h.test/"),
            (["Authorization: Basic x"], "ws://h.test/"), (["Authorization: Bearer"], "ws://h.test/"),
            (["Authorization: Bearer a b"], "ws://h.test/"), (["X-Token: x"], "ws://h.test/"),
        ] as [([String], String)])
    func none(lines: [String], url: String) throws {
        #expect(try found(lines, url) == nil)
    }
}
