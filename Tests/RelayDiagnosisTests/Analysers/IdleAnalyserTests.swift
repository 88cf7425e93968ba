import RelayBytes
import RelayDiagnosis
import RelayEvidence
import Testing

/// Whose constant an idle close fits.
@Suite struct IdleAnalyserTests {
    private func finding(_ hold: HoldFacts, token: Int64? = nil) throws -> Finding {
        let bundle = Samples.healthy.with {
            var session = Samples.session()
            session.hold = hold
            $0.session = .ran(session, Samples.span(19, 60_019))
            guard let token else { return }
            var claims = Samples.token
            claims.expires = Samples.now.seconds + token
            $0.token = .ran(Samples.facts(.decoded(claims)), Samples.span(7, 7))
        }
        return try #require(Diagnosis.judge(bundle).findings.first)
    }

    @Test(
        "a FIN at a whole second is a proxy's read timeout, at another time it may be",
        arguments: [(60_004, true), (3_004, true), (5_120, true), (5_400, false), (149, false)])
    func proxy(milliseconds: Int64, isWhole: Bool) throws {
        let span = Duration.milliseconds(milliseconds)
        let finding = try finding(Case.hold(.ended, after: span))
        guard finding.code == .sessionIdleClosed else {
            #expect(milliseconds < 900)
            return
        }
        #expect((finding.confidence == .likely) == isWhole)
        #expect(finding.because.contains { $0.contains("proxy_read_timeout") } == isWhole)
    }

    @Test("60 s are also a load balancer's") func known() throws {
        let finding = try finding(Case.hold(.ended, after: .milliseconds(60_002)))
        #expect(finding.untested == ["an Application Load Balancer of AWS has the same 60 s"])
    }

    @Test("1011 at six seconds is redis-py 8, and pins it") func redis() throws {
        let finding = try finding(Case.hold(.closed(code: 1011, reason: ""), after: .milliseconds(5_800)))
        #expect(finding.confidence == .likely && finding.summary.contains("redis-py 8"))
        #expect(finding.remedies.first?.command == "pip install 'redis<8'")
    }

    @Test("a close for authentication says that the token had ended") func token() throws {
        let hold = Case.hold(.closed(code: 4401, reason: ""), after: .seconds(10))
        #expect(try finding(hold, token: 9).because.last == "the token expired 1 s before: the server watches exp")
        #expect(try finding(hold, token: 60).untested == ["why: the close code does not say"])
    }

    @Test("a session that outlives its token is told of, and no trouble") func outlives() throws {
        let bundle = Samples.healthy.with {
            var session = Samples.session()
            session.hold = Case.hold(nil, after: .seconds(15))
            $0.session = .ran(session, Samples.span(19, 15_019))
            var claims = Samples.token
            claims.expires = Samples.now.seconds + 5
            $0.token = .ran(Samples.facts(.decoded(claims)), Samples.span(7, 7))
        }
        let report = Diagnosis.judge(bundle)
        let stage = try #require(report.stages.first { $0.name == .session })
        #expect(stage.summary == "stays open, Pong after 1.0 ms, held 15 s, outlives its token")
        #expect(report.verdict == .healthy && report.findings.map(\.code) == [.sessionOutlivesToken])
    }
}
