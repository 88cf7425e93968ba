import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct KeySetFetchTests {
    private let fetch = KeySetFetch(client: HTTPClient(), userAgent: "test")

    private var deadline: Instant { MonotonicClock.now() + .seconds(10) }

    private static func answer(_ body: String, status: String = "200 OK") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    /// What fetching gives: the text, or why not.
    private func set(_ address: String) -> Result<[UInt8], KeySetFailure> {
        do throws(KeySetFailure) { return .success(try fetch.set(at: address, until: deadline)) } catch {
            return .failure(error)
        }
    }

    private func set(ofIssuer issuer: String) -> Result<[UInt8], KeySetFailure> {
        do throws(KeySetFailure) { return .success(try fetch.set(ofIssuer: issuer, until: deadline)) } catch {
            return .failure(error)
        }
    }

    private func cause(_ result: Result<[UInt8], KeySetFailure>) -> KeySetFailure.Cause? {
        guard case .failure(let failure) = result else { return nil }
        return failure.cause
    }

    @Test func fromItsAddress() throws {
        let server = try WireServer(answer: Self.answer(#"{"keys":[]}"#))
        #expect(set(server.url + "/keys?v=1") == .success(Array(#"{"keys":[]}"#.utf8)))
        #expect(server.received.first?.hasPrefix("GET /keys?v=1 HTTP/1.1\r\n") == true)
    }

    @Test func anotherIssuerIsRefusedAndNothingElseAsked() throws {
        let keys = try WireServer(answer: Self.answer("the keys"))
        let document = #"{"issuer":"http://127.0.0.1:1","jwks_uri":"\#(keys.url)/keys"}"#
        let server = try WireServer(answer: Self.answer(document))
        #expect(cause(set(ofIssuer: server.url)) == .otherIssuer("http://127.0.0.1:1"))
        #expect(server.received.first?.hasPrefix("GET /.well-known/openid-configuration HTTP/1.1\r\n") == true)
        #expect(keys.received.isEmpty)
    }

    @Test(
        "an address that anybody on the way could answer for is refused",
        arguments: [
            "http://example.com/keys", "ws://127.0.0.1/keys", "http://127.0.0.2.example.com/", "http://10.0.0.1/",
        ])
    func unprotected(address: String) { #expect(cause(set(address)) == .unprotected) }

    @Test func credentialsAreRefused() { #expect(cause(set("https://u:p@127.0.0.1/")) == .credentials) }

    @Test(
        "another answer than a set is refused",
        arguments: [
            ("302 Found\r\nLocation: http://127.0.0.1:1/x", "redirect"), ("404 Not Found", "status"),
            ("500 No", "status"),
        ])
    func otherAnswers(status: String, kind: String) throws {
        let server = try WireServer(answer: Self.answer("x", status: status))
        switch cause(set(server.url + "/keys")) {
        case .redirected(let place): #expect(kind == "redirect" && place == "http://127.0.0.1:1/x")
        case .status: #expect(kind == "status")
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test("a document that is none is refused", arguments: ["", "[]", "{", "\"x\""])
    func noDocument(body: String) throws {
        let server = try WireServer(answer: Self.answer(body))
        #expect(cause(set(ofIssuer: server.url)) == .notJSON)
    }
}
