import RelayBytes
import RelayDiagnosis
import RelayEvidence
import Testing

/// Several rounds of one target.
@Suite struct SeriesTests {
    private static let healthy = Diagnosis.judge(Samples.healthy)

    private static func refused(_ status: Int, expired: Bool = false, peer: String = "127.0.0.1:8000") -> Report {
        Diagnosis.judge(
            Samples.healthy.with {
                let answer = HandshakeFacts.Outcome.refused(Samples.answer(status, ""))
                $0.upgrade = .ran(
                    HandshakeFacts(
                        origin: "http://localhost:8000", offeredSubprotocols: ["Bearer", "<jwt>"],
                        tokenMode: "subprotocol", outcome: answer, elapsed: .milliseconds(7), peer: peer),
                    Samples.span(12, 19))
                $0.stop(after: .upgrade)
                guard expired else { return }
                var token = Samples.token
                token.expires = Samples.now.seconds - 1
                $0.token = .ran(Samples.facts(.decoded(token)), Samples.span(7, 7))
            })
    }

    private func codes(_ reports: [Report]) throws -> [FindingCode] {
        try #require(Series(reports)).whole.findings.filter { $0.severity == .error }.map(\.code)
    }

    @Test("101 mixed with a refusal is flapping", arguments: [401, 403, 404, 500, 502])
    func flapping(status: Int) throws {
        let series = try #require(Series([Self.healthy, Self.refused(status), Self.healthy]))
        #expect(series.whole.findings.first?.code == .upgradeFlapping)
        #expect(try codes(series.reports) == [.upgradeFlapping])
        #expect(series.whole.exit == Self.refused(status).exit && series.whole.failedStage == .upgrade)
        #expect(series.whole.findings.first?.because == ["127.0.0.1:8000: 101 x2, \(status) x1"])
    }

    @Test("what explains itself is not flapping") func notFlapping() throws {
        #expect(try codes([Self.healthy, Self.healthy]) == [])
        #expect(try codes([Self.refused(403), Self.refused(403)]) != [.upgradeFlapping])
        #expect(try codes([Self.healthy, Self.refused(403, expired: true)]) != [.upgradeFlapping])
        #expect(try codes([Self.healthy, Self.refused(429)]) != [.upgradeFlapping])
    }

    @Test("addresses that each give their own answer are named") func addresses() throws {
        let other = Self.refused(403, peer: "[::1]:8000")
        let series = try #require(Series([Self.healthy, other, Self.healthy, other]))
        #expect(series.answers.map(\.words) == ["101 x2", "403 x2"])
        #expect(series.whole.findings.first?.because.last == "each address always gives its own answer")
        #expect(series.whole.findings.first?.untested == [])
    }

    @Test("the exit is that of the first round that was not healthy, a signal's before all") func exit() throws {
        let interrupted = Diagnosis.judge(Samples.healthy.with { $0.interruptedBy = 2 })
        #expect(try #require(Series([Self.healthy, Self.healthy])).whole.exit == .healthy)
        #expect(
            try #require(Series([Self.healthy, Self.refused(500), Self.refused(403)])).whole.exit == .serverError)
        #expect(try #require(Series([Self.refused(500), interrupted])).whole.exit == .interrupted)
        #expect(Series([]) == nil)
    }

    @Test("a stage has its runs, its losses and its times") func statistics() throws {
        let slow = Diagnosis.judge(Samples.healthy.with { $0.upgrade = .ran(Samples.opened, Samples.span(12, 32)) })
        let series = try #require(Series([Self.healthy, slow, Self.refused(403)]))
        let upgrade = try #require(series.statistics.first { $0.name == .upgrade })
        #expect(upgrade.runs == 3 && upgrade.failures == 1 && Int(upgrade.loss) == 33)
        let times = try #require(upgrade.times)
        #expect(times.shortest == .milliseconds(7) && times.longest == .milliseconds(20))
        #expect(times.mean == .microseconds(13_500))
        let session = try #require(series.statistics.first { $0.name == .session })
        #expect(session.runs == 2 && session.failures == 0)
        #expect(series.statistics.contains { $0.name == .proxy } == false)
    }

    @Test("of several targets the first that is not healthy decides") func survey() throws {
        let series = try [[Self.healthy], [Self.refused(500)], [Self.refused(403)]].map { try #require(Series($0)) }
        #expect(Survey(series, isSet: true).exit == .serverError)
        #expect(Survey([series[0]], isSet: true).exit == .healthy)
    }
}
