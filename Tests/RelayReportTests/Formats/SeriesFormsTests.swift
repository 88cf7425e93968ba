import RelayBytes
import RelayDiagnosis
import RelayReport
import Testing

/// Rounds and sets in text and JSON.
@Suite struct SeriesFormsTests {
    private func survey(_ targets: [[Report]], isSet: Bool) throws -> Survey {
        Survey(try targets.map { try #require(Series($0)) }, isSet: isSet)
    }

    @Test("rounds are lines, a table, the answers by address and the verdict") func rounds() throws {
        let survey = try survey([[Samples.healthy, Samples.expired]], isSet: false)
        #expect(
            ProbeForms.render(survey, .text, .plain, version: "0.1.0").hasPrefix(
                """
                ws://localhost:8000/ws/chat/test-room/  origin http://localhost:8000 (derived)
                round 1    healthy        320 ms  127.0.0.1:8000
                round 2    broken          18 ms  127.0.0.1:8000  upgrade 403 Access denied, Daphne
                stage           runs     loss      min      avg      max
                dns                2       0%   0.2 ms   0.2 ms   0.2 ms
                tcp                2       0%   0.1 ms   0.1 ms   0.1 ms
                http               2       0%   4.8 ms   4.8 ms   4.8 ms
                token              2       0%   0.1 ms   0.1 ms   0.1 ms
                me                 2       0%   5.2 ms   5.2 ms   5.2 ms
                upgrade            2      50%   7.1 ms   7.1 ms   7.1 ms
                session            1       0%   250 ms   250 ms   250 ms
                echo               1       0%   2.5 ms   2.5 ms   2.5 ms
                broadcast          1       0%    50 ms    50 ms    50 ms
                answers of 127.0.0.1:8000: 101 x1, 403 x1
                error upgrade: the access token has expired  upgrade.token-expired

                """))
    }

    @Test("rounds are a JSON object a line, the last with the series") func roundLines() throws {
        let survey = try survey([[Samples.expired, Samples.healthy]], isSet: false)
        for format in [ProbeFormat.json, .ndjson] {
            let lines = ProbeForms.render(survey, format, .plain, version: "0.1.0").split(separator: "\n")
            let documents = try lines.map { try JSONReader.read(Array($0.utf8)) }
            #expect(documents.map { $0["round"]?.int } == [1, 2])
            #expect(documents.map { $0["exit"]?.int } == [21, 21])
            #expect(documents[0]["series"] == nil && documents[1]["series"]?["rounds"] == 2)
            #expect(documents[1]["series"]?["failed"] == 1)
            #expect(documents[1]["series"]?["answers"]?.array?.first?["counts"] == ["403": 1, "101": 1])
            #expect(documents[1]["duration_ms"] == 320)
        }
    }

    @Test("several targets are one object, in order") func set() throws {
        let survey = try survey([[Samples.healthy], [Samples.expired]], isSet: true)
        let document = try JSONReader.read(
            Array(ProbeForms.render(survey, .json, .plain, version: "0.1.0").utf8))
        #expect(document["schema"] == "relayctl.probe-set/1" && document["exit"] == 21)
        #expect(document["targets"]?.array?.map { $0["exit"]?.int } == [0, 21])
        let lines = ProbeForms.render(survey, .ndjson, .plain, version: "0.1.0").split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix(#"{"schema":"relayctl.probe/1""#) })
    }

    @Test("a healthy target of a set is a line, another is told in full") func setText() throws {
        let survey = try survey([[Samples.healthy], [Samples.expired]], isSet: true)
        let lines = ProbeForms.render(survey, .text, .plain, version: "0.1.0").split(separator: "\n")
        #expect(lines.first == "ok   ws://localhost:8000/ws/chat/test-room/  healthy in 320 ms")
        #expect(lines.contains { $0.hasPrefix("FAIL upgrade") })
        #expect(lines.dropLast().last == "2 targets: 1 healthy, 1 broken, exit 21")
        #expect(lines.last?.hasPrefix("next: relayctl login ") == true)
    }
}
