import RelayDiagnosis
import RelayEvidence
import Testing

/// A missing WebSocket application, and the PubSub layer without its Redis that looks the same from outside.
@Suite struct NoWebSocketApplicationTests {
    private func report(_ name: String) throws -> (finding: Finding, next: String?) {
        let row = try #require(Case.all.first { $0.name == name })
        let report = Diagnosis.judge(row.bundle)
        return (try #require(report.findings.first), report.next)
    }

    @Test("where Redis was not looked at, both are named, and the next command looks") func unknown() throws {
        let (finding, next) = try report("everything raises, and Redis was not looked at")
        #expect(finding.confidence == .likely)
        #expect(finding.summary.contains("or its channel layer has no Redis"))
        #expect(finding.untested.contains { $0.contains("PubSub") })
        #expect(next == "relayctl probe http://localhost:8000 --redis redis://localhost:6379")
    }

    @Test("where Redis answers, it is ruled out, unless the server has another one") func answers() throws {
        let (finding, next) = try report("everything raises, and Redis answers")
        #expect(finding.confidence == .likely)
        #expect(finding.summary == "there is no WebSocket application")
        #expect(finding.because.contains("redis answers"))
        #expect(finding.untested.contains { $0.contains("another Redis") })
        #expect(next?.contains("--redis") == false)
    }

    @Test(
        "a Redis that keeps a PubSub layer out is likely, and so may be a missing application",
        arguments: ["is down", "refuses the password", "has no connection left"])
    func down(what: String) throws {
        let (finding, _) = try report("everything raises, and Redis \(what)")
        #expect(finding.confidence == .likely)
        #expect(finding.untested.contains { $0.contains("WebSocket application") })
        #expect(finding.untested.contains { $0.contains("credentials") } == (what == "refuses the password"))
    }

    @Test("behind a validator that refuses, a consumer may raise for want of Redis") func routed() throws {
        let row = try #require(Case.all.first { $0.name == "a foreign Origin is refused" })
        let unknown = row.bundle.with { $0.redis = .notRun(.notApplicable) }
        for (bundle, isUntested) in [(row.bundle, false), (unknown, true)] {
            let finding = try #require(Diagnosis.judge(bundle).findings.first)
            #expect(finding.code == .upgradeNoRoute)
            #expect(finding.untested.contains { $0.hasPrefix("Redis") } == isUntested)
        }
    }
}
