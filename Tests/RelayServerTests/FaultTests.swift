import RelayServer
import RelayTestSupport
import Testing

/// What each fault looks like on the wire.
@Suite struct FaultTests {
    static let bad =
        #"{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":"#
        + #"[{"token_class":"AccessToken","token_type":"access","message":""#

    @Test func namesRoundTripAndHaveSummaries() {
        #expect(Fault.allCases.map(\.name).compactMap(Fault.init(name:)) == Fault.allCases)
        #expect(Fault.allCases.allSatisfy { !$0.summary.isEmpty && !$0.summary.contains("\n") })
        #expect(Fault.allCases.count == 15)
        #expect(Fault(name: "nope") == nil)
    }

    /// The whole answer to a handshake, with a good token and without any.
    struct Answer: CustomTestStringConvertible, Sendable {
        let fault: Fault
        let withToken: String
        let without: String
        var testDescription: String { fault.name }
    }

    static let answers = [
        Answer(fault: .expired, withToken: RelayTests.denied, without: RelayTests.denied),
        Answer(fault: .wrongSecret, withToken: RelayTests.denied, without: RelayTests.denied),
        Answer(fault: .origin, withToken: RelayTests.denied, without: RelayTests.denied),
        Answer(fault: .http500, withToken: RelayTests.failed, without: RelayTests.failed),
        Answer(fault: .redisDown, withToken: RelayTests.failed, without: RelayTests.denied),
        Answer(
            fault: .close4001, withToken: RelayTests.accepted + "\u{88}\u{02}\u{0f}\u{a1}",
            without: RelayTests.acceptedByQuery + "\u{88}\u{02}\u{0f}\u{a1}"),
    ]

    @Test("answers", arguments: answers)
    func answer(_ row: Answer) throws {
        let relay = try TestRelay([row.fault])
        for (token, expected) in [(try relay.token(), row.withToken), (nil, row.without)] {
            let client = try relay.client()
            client.send(TestRelay.upgrade(token: token))
            let (bytes, end) = client.receiveAll()
            #expect(String(decoding: bytes.map { UInt16($0) }, as: UTF16.self) == expected)
            #expect(end == .fin)
        }
    }

    @Test("what me says", arguments: [(Fault.expired, "Token is expired"), (.wrongSecret, "Token is invalid")])
    func me(_ fault: Fault, _ message: String) throws {
        let relay = try TestRelay([fault])
        let (head, body) = try relay.get("/api/auth/me/", "Authorization: Bearer \(try relay.token())\r\n")
        #expect(head.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
        #expect(body == Self.bad + message + "\"}]}")
    }

    @Test func originRefusesTheHostAsDjangoDoes() throws {
        let relay = try TestRelay([.origin])
        #expect(try relay.get("/api/auth/me/").head.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(try relay.get("/api/auth/me/", host: "app.relaydesk.test").head.hasPrefix("HTTP/1.1 401 "))
        let client = try relay.client()
        client.send(TestRelay.upgrade(origin: "https://app.relaydesk.test", token: try relay.token()))
        #expect(client.receive(through: "\r\n\r\n") == RelayTests.accepted)
    }

    @Test func http500SurvivesAWrongOrigin() throws {
        let relay = try TestRelay([.http500])
        let client = try relay.client()
        client.send(TestRelay.upgrade(origin: nil))
        #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self) == RelayTests.failed)
    }

    @Test func noSubprotocolEcho() throws {
        #expect(try head([.noSubprotocolEcho]) == RelayTests.acceptedByQuery)
    }

    @Test func wrongSubprotocol() throws {
        #expect(try head([.wrongSubprotocol]).contains("\r\nSec-WebSocket-Protocol: relay.unoffered\r\n"))
    }

    @Test func badAccept() throws {
        let head = try head([.badAccept])
        #expect(head.hasPrefix("HTTP/1.1 101 "))
        #expect(!head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
    }

    @Test func slowAnswersAfterThreeSeconds() throws {
        let clock = ContinuousClock()
        let began = clock.now
        #expect(try head([.slow]) == RelayTests.accepted)
        #expect(clock.now - began >= .seconds(3))
    }

    private func head(_ faults: Set<Fault>) throws -> String {
        let relay = try TestRelay(faults)
        let client = try relay.client()
        client.send(TestRelay.upgrade(token: try relay.token()))
        return client.receive(through: "\r\n\r\n")
    }

    @Test func badGatewayIsNginxs() throws {
        let relay = try TestRelay([.http502])
        let client = try relay.client()
        client.send(TestRelay.upgrade())
        let (head, body) = client.receiveAnswer()
        #expect(head.hasPrefix("HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.1\r\nDate: "))
        #expect(head.contains("\r\nContent-Length: 157\r\n"))
        #expect(body.contains("<center><h1>502 Bad Gateway</h1></center>"))
        #expect(try relay.get("/api/auth/me/").head.hasPrefix("HTTP/1.1 401 "))
    }

    @Test func hangLeavesTheUpgradeAloneAndAnswersHTTP() throws {
        let relay = try TestRelay([.hang])
        let client = try relay.client()
        client.send(TestRelay.upgrade())
        #expect(try relay.get("/api/auth/me/").head.hasPrefix("HTTP/1.1 401 "))
        client.patience = 300
        #expect(client.receiveAll() == ([], .open))
        relay.handle.stop()
        client.patience = 5000
        #expect(client.receiveAll() == ([], .fin))
    }

    @Test func reset5s() throws {
        let relay = try TestRelay([.reset5s])
        let denied = try relay.client()
        denied.send(TestRelay.upgrade())
        #expect(String(decoding: denied.receiveAll().bytes, as: UTF8.self) == RelayTests.denied)
        // The stand-in is hung as well: it connects and says nothing.
        let redis = try relay.redis()
        redis.send("*1\r\n$4\r\nPING\r\n")
        redis.patience = 200
        #expect(redis.receiveAll() == ([], .open))
        let client = try relay.client()
        let clock = ContinuousClock()
        let began = clock.now
        client.send(TestRelay.upgrade(token: try relay.token()))
        #expect(client.receiveAll() == ([], .reset))
        #expect(clock.now - began >= .seconds(4.1))
    }

    @Test func dropCutsTheSessionAtTheFirstMessage() throws {
        let relay = try TestRelay([.drop])
        let member = try relay.member(token: try relay.token())
        member.send(RawFrame.masked(0x89, []))
        #expect(member.receiveFrame()?.first == 0x8a)
        member.send(RawFrame.text(#"{"type":"chat_message","message":"x"}"#))
        #expect(member.receiveAll() == ([], .fin))
    }

    @Test func noEchoAnswersPingsAlone() throws {
        let relay = try TestRelay([.noEcho])
        let member = try relay.member(token: try relay.token())
        member.send(RawFrame.text(#"{"type":"chat_message","message":"x"}"#) + RawFrame.masked(0x89, [0x31]))
        #expect(member.receive(3) == [0x8a, 0x01, 0x31])
    }

    @Test func redisDownRefusesConnections() throws {
        let relay = try TestRelay([.redisDown])
        #expect(relay.handle.redisURL != nil)
        #expect(throws: RawClient.Failure.self) { try relay.redis() }
        let client = try relay.client()
        client.send(TestRelay.upgrade(token: try relay.token()))
        _ = client.receiveAll()
        let port = relay.handle.redisURL.flatMap { $0.split(separator: ":").last }?.split(separator: "/").first ?? ""
        #expect(
            relay.stoppedLog().contains(
                "TIME ERROR    Exception inside application: Error 111 connecting to 127.0.0.1:\(port). "
                    + "Connect call failed ('127.0.0.1', \(port))."))
    }
}
