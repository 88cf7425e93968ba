import RelayBytes
import RelayDiagnosis
import RelayEvidence
import Testing

/// The commands and confidences that the analysers give.
@Suite struct AnalyserTests {
    private func finding(_ name: String) throws -> Finding {
        let row = try #require(Case.all.first { $0.name == name })
        return try #require(Diagnosis.judge(row.bundle).findings.first)
    }

    @Test(
        "the command of a row",
        arguments: [
            ("no such name", "getent ahosts nowhere.test"),
            ("a closed port", "ss -ltnp"),
            ("no route", "ip route get 2001:db8::1"),
            ("a proxy that says no", "relayctl probe http://localhost:8000 --noproxy '*'"),
            ("plain text on a TLS port", "relayctl probe ws://api.relaydesk.test:8443/ws/chat/test-room/"),
            (
                "a self-signed certificate",
                "openssl s_client -connect api.relaydesk.test:8443 -servername api.relaydesk.test"
            ),
            ("another host's certificate", "certbot -d api.relaydesk.test"),
            ("login refused", "relayctl login http://localhost:8000 -u testuser"),
            ("plain HTTP on a TLS port", "relayctl probe wss://localhost:8000/ws/chat/test-room/"),
            ("301", "relayctl probe https://localhost/ws/"),
            ("expired, refused", "relayctl login http://localhost:8000"),
        ])
    func command(row: String, command: String) throws {
        #expect(try finding(row).remedies.compactMap(\.command) == [command])
    }

    /// The three names that look alike from outside are never claimed as certain.
    @Test(
        "what was not tested is not certain",
        arguments: [
            ("500, and Redis is well", Finding.Confidence.likely), ("500, and Redis is unknown", .possible),
            ("500, Redis is down", .likely), ("everything speaks for the token", .likely), ("no Origin", .likely),
            ("another key's signature", .likely), ("a leaf alone", .likely), ("404", .likely),
            ("expired by this machine's clock, and the API accepts it", .likely),
            ("the API answers everybody the same", .possible),
            ("by query it is accepted, and nginx is in between", .likely),
            ("by query it is accepted, nginx is in between, and an offer of twice the same arrives", .certain),
            ("by query it is accepted, and Daphne does not see an offer of twice the same", .certain),
            ("by query it is accepted, and past nginx as a subprotocol too", .certain),
            ("by query it is accepted, and past nginx by query alone", .likely),
            ("Daphne does not see an Origin that is none", .likely),
            ("a server that names the Origin in its refusal", .certain),
            ("the middleware raises on an expired token", .likely),
            ("closed with 4000, and the token has expired", .likely),
            ("expired, refused", .certain), ("502", .certain), ("silence", .certain), ("closed with 4001", .certain),
        ])
    func confidence(row: String, confidence: Finding.Confidence) throws {
        #expect(try finding(row).confidence == confidence)
    }

    @Test("no-route names its double") func noRoute() throws {
        #expect(try finding("500, and Redis is well").untested.contains { $0.hasPrefix("connect()") })
    }

    @Test("a Location of the server cannot become a second command") func location() throws {
        let bundle = Samples.healthy.refused(302, "Found", [("Location", "http://x/;rm -rf ~\u{1b}[2J")])
        #expect(Diagnosis.judge(bundle).next == #"relayctl probe 'http://x/;rm -rf ~\u{1b}[2J'"#)
    }

    @Test("a user name stays one word") func username() {
        let bundle = Samples.healthy.with {
            $0.required.insert(.login)
            $0.login = .ran(
                LoginFacts(outcome: .refused(detail: nil), status: 401, username: "a b;c"), Samples.span(7, 8))
            $0.stop(after: .login)
        }
        #expect(Diagnosis.judge(bundle).next == "relayctl login http://localhost:8000 -u 'a b;c'")
    }
}
