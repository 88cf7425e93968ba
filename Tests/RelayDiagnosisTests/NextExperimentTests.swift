import RelayDiagnosis
import RelayEvidence
import Testing

/// Which question comes next, and when there is none.
@Suite struct NextExperimentTests {
    private static func means(_ change: (inout ExperimentMeans) -> Void = { _ in }) -> ExperimentMeans {
        var means = ExperimentMeans(targetOrigin: "http://localhost:8000")
        change(&means)
        return means
    }

    private static func asked(
        _ bundle: Bundle, _ means: ExperimentMeans, _ answers: KeyValuePairs<String, ExperimentOutcome> = [:]
    ) -> [String] {
        var bundle = bundle
        var names: [String] = []
        while let next = NextExperiment.after(bundle, with: means), names.count < 20 {
            names.append(next.name)
            let answer = answers.first { $0.key == next.name }?.value ?? Case.status(bundle.refusalStatus ?? 403)
            bundle.experiments.append(Case.record(next, answer))
        }
        return names
    }

    @Test("a healthy stack is asked nothing") func healthy() {
        #expect(Self.asked(Case.healthy, Self.means()) == [])
        #expect(Self.asked(Case.secure, Self.means { $0.canLogIn = true }) == [])
    }

    @Test("off asks nothing") func off() {
        #expect(Self.asked(Case.denied(), Self.means { $0.mode = .off }) == [])
    }

    @Test("a denial with the API on the Origin's host: the Origin is known, the token is tried by query")
    func denial() {
        #expect(
            Self.asked(Case.denied(), Self.means()) == [
                "token-by-query", "token-by-header", "unknown-path", "invalid-origin", "foreign-host",
            ])
        #expect(
            Self.asked(Case.denied(), Self.means(), ["unknown-path": Case.status(500)])
                == ["token-by-query", "token-by-header", "unknown-path"])
        let proxied = Case.denied { $0.signs("nginx") }
        let answers: KeyValuePairs = ["token-by-query": Case.open]
        #expect(
            Self.asked(proxied, Self.means(), answers)
                == ["token-by-query", "again", "again", "query-and-subprotocol", "repeated-subprotocol"])
        let other = Case.healthy.refused(403, "Forbidden")
        let past: KeyValuePairs = ["token-by-query": Case.open, "repeated-subprotocol": Case.open]
        #expect(
            Self.asked(other, Self.means { $0.backends = 1 }, past).suffix(2) == ["repeated-subprotocol", "direct"])
        let flaps: KeyValuePairs = ["token-by-query": Case.open, "again": Case.open]
        #expect(Self.asked(proxied, Self.means(), flaps) == ["token-by-query", "again"])
    }

    @Test("a proxy's own page is asked nothing", arguments: [401, 403, 500]) func page(status: Int) {
        let page = Samples.answer(status, body: "<hr><center>nginx</center>")
        #expect(Self.asked(Case.healthy.refused(Samples.handshake(.refused(page))), Self.means()) == [])
    }

    @Test("a drop: the control, the token by query, then the usual names") func drop() {
        let silence = ExperimentOutcome(kind: .silent, status: nil, reason: "", after: .seconds(2))
        #expect(
            Self.asked(
                Case.drop, Self.means(),
                ["no-token": Case.status(403), "token-by-query": silence, "more-subprotocols": silence])
                == ["no-token", "token-by-query", "more-subprotocols"])
        #expect(Self.asked(Case.drop, Self.means(), ["no-token": silence]) == ["no-token"])
    }

    @Test("what drops plain requests as well is asked for TLS") func overTLS() {
        let bundle = Case.healthy.refused(Samples.handshake(.closed(received: 0))) {
            $0.http = .ran(.failed(.closed("closed without an answer")), Samples.span(2, 7))
        }
        #expect(Self.asked(bundle, Self.means()) == ["over-tls"])
    }

    @Test("a denial with a foreign Origin") func foreign() {
        let bundle = Case.denied(origin: "https://other.test")
        #expect(
            Self.asked(bundle, Self.means(), ["host-of-origin": Case.status(400)])
                == ["host-of-origin", "unknown-path"])
        #expect(
            Self.asked(
                bundle, Self.means(), ["host-of-origin": Case.status(400), "unknown-path": Case.status(500)])
                == ["host-of-origin", "unknown-path", "target-origin", "token-by-query", "token-by-header"])
        #expect(
            Self.asked(bundle, Self.means(), ["host-of-origin": Case.status(401), "target-origin": Case.open])
                == ["host-of-origin", "target-origin", "again", "again"])
    }

    @Test("what was given by hand goes with its Origin") func byHand() {
        func asked(_ byHand: [String]) -> [String] {
            var handshake = Samples.handshake(
                .refused(Samples.answer(403)), origin: "https://other.test", mode: "none")
            handshake.byHand = byHand
            return Self.asked(
                Case.healthy.refused(handshake), Self.means(), ["host-of-origin": Case.status(400)])
        }
        #expect(asked([]) == [])
        #expect(asked(["Cookie"]) == ["host-of-origin", "unknown-path"])
    }

    @Test("an expired token is held against a fresh one where there are credentials, and nothing else is asked")
    func expired() {
        let bundle = Case.denied {
            $0.change(token: { $0.expires = Samples.now.seconds - 60 })
            $0.apiSays("Token is expired")
        }
        #expect(Self.asked(bundle, Self.means()) == [])
        #expect(Self.asked(bundle, Self.means { $0.canLogIn = true }) == ["fresh-login"])
        let raised = bundle.refused(500) { $0.me = bundle.me }
        #expect(
            Self.asked(raised, Self.means { $0.canLogIn = true }, ["no-token": Case.status(403)])
                == ["no-token", "fresh-login"])
    }

    @Test("an Origin that is none is replaced where the refusal does not say what is bad; else the path is asked for")
    func badRequest() {
        let origin = Case.healthy.refused(Samples.handshake(.refused(Samples.answer(400)), origin: "foo"))
        #expect(Self.asked(origin, Self.means(), ["target-origin": Case.open]) == ["target-origin"])
        let path = Case.healthy.refused(400) { $0.target.room = nil }
        let asked = Self.asked(path, Self.means { $0.otherPath = "/ws/" })
        #expect(asked == ["no-token", "other-slash", "other-path"])
    }

    @Test("500 behind the authentication: the control and the path; before it, garbage too")
    func raised() {
        let bundle = Case.healthy.refused(500)
        #expect(Self.asked(bundle, Self.means(), ["no-token": Case.status(403)]) == ["no-token"])
        #expect(
            Self.asked(bundle, Self.means { $0.otherPath = "/ws/x/" })
                == ["no-token", "other-slash", "foreign-origin", "other-path"])
        #expect(Self.asked(bundle, Self.means(), ["other-slash": Case.open]) == ["no-token", "other-slash"])
        #expect(
            Self.asked(bundle, Self.means(), ["foreign-origin": Case.status(403)])
                == ["no-token", "other-slash", "foreign-origin", "garbage-token"])
        let given = Case.healthy.refused(500) { $0.target.room = nil }
        #expect(
            Self.asked(given, Self.means { $0.otherPath = "/ws/" }, ["no-token": Case.status(403)])
                == ["no-token", "other-slash", "other-path"])
    }

    @Test("no more than eight handshakes, whatever could be asked") func budget() {
        let many = Self.means {
            $0.mode = .all
            $0.canLogIn = true
            $0.backends = 9
            $0.otherPath = "/ws/x/"
        }
        let names = Self.asked(Case.denied(), many)
        #expect(names.count { !["host-of-origin", "foreign-host"].contains($0) } == 8, "\(names)")
        #expect(Set(names).count >= names.count - 1)
    }

    @Test("whatever can be asked begins with what separates the causes") func all() {
        let means = Self.means {
            $0.mode = .all
            $0.otherPath = "/ws/x/"
        }
        let names = Self.asked(Case.healthy.refused(500), means)
        #expect(names.starts(with: ["no-token", "other-slash", "foreign-origin", "other-path"]), "\(names)")
        #expect(names.contains("no-origin"))
    }

    @Test("TLS that is met with silence: a plain GET") func silentTLS() {
        let bundle = Case.secure.with {
            $0.tls = .ran(.failed(.timedOut), Samples.span(2, 5002))
            $0.stop(after: .tls)
        }
        #expect(Self.asked(bundle, Self.means()) == ["plain-http"])
    }

    @Test("an interrupted run asks nothing more") func interrupted() {
        #expect(Self.asked(Case.denied { $0.interruptedBy = 2 }, Self.means()) == [])
    }
}

extension Bundle {
    fileprivate var refusalStatus: Int? {
        guard case .refused(let answer)? = upgrade.facts?.outcome else { return nil }
        return answer.status
    }
}
