import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayReport
import Testing

@Suite struct ProbeJSONTests {
    private func names(_ value: JSONValue?) -> [String] { value?.object?.members.map(\.name) ?? [] }

    private func document(_ report: Report) -> JSONValue { ProbeJSON.value(report, version: "0.1.0") }

    /// PRODUCT: probe, JSON.
    @Test("the members and their order are the contract's", arguments: [Samples.healthy, Samples.expired])
    func members(report: Report) {
        let document = document(report)
        #expect(
            names(document) == [
                "schema", "version", "started_at", "duration_ms", "target", "verdict", "exit", "failed_stage", "stages",
                "findings", "experiments", "next",
            ])
        #expect(names(document["target"]) == ["url", "origin", "origin_source", "room", "via_proxy"])
        for stage in document["stages"]?.array ?? [] {
            #expect(names(stage) == ["name", "status", "start_ms", "duration_ms", "summary", "facts"])
        }
        for finding in document["findings"]?.array ?? [] {
            #expect(
                names(finding) == [
                    "code", "severity", "confidence", "stage", "summary", "because", "untested", "remedies",
                ])
            for remedy in finding["remedies"]?.array ?? [] { #expect(names(remedy) == ["text", "command"]) }
        }
    }

    @Test("a healthy target") func healthy() {
        let document = document(Samples.healthy)
        #expect(document["schema"] == "relayctl.probe/1" && document["version"] == "0.1.0")
        #expect(document["started_at"] == "2026-01-01T00:00:00.250Z" && document["duration_ms"] == 320)
        #expect(document["verdict"] == "healthy" && document["exit"] == 0 && document["failed_stage"] == .null)
        #expect(document["next"] == .null && document["findings"] == [] && document["experiments"] == [])
        #expect(
            document["target"] == [
                "url": "ws://localhost:8000/ws/chat/test-room/", "origin": "http://localhost:8000",
                "origin_source": "derived", "room": "test-room", "via_proxy": nil,
            ])
        let stages = document["stages"]?.array ?? []
        #expect(stages.compactMap { $0["name"]?.string } == StageName.allCases.map(\.rawValue))
        #expect(
            stages.first { $0["name"] == "tls" } == [
                "name": "tls", "status": "skip", "start_ms": nil, "duration_ms": nil,
                "summary": "no TLS in a ws:// address", "facts": [:],
            ])
        #expect(
            stages.first { $0["name"] == "echo" } == [
                "name": "echo", "status": "ok", "start_ms": .number(JSONNumber(267.5)),
                "duration_ms": .number(JSONNumber(2.5)), "summary": "back after 2.5 ms",
                "facts": ["round_trip_ms": .number(JSONNumber(2.5))],
            ])
    }

    @Test("an expired token") func expired() {
        let document = document(Samples.expired)
        #expect(document["verdict"] == "broken" && document["exit"] == 21 && document["failed_stage"] == "upgrade")
        #expect(
            document["findings"] == [
                [
                    "code": "upgrade.token-expired", "severity": "error", "confidence": "certain", "stage": "upgrade",
                    "summary": "the access token has expired",
                    "because": ["its exp is 12m 04s past", "the API says of it: Token is expired"], "untested": [],
                    "remedies": [
                        ["text": "get a new token", "command": "relayctl login http://localhost:8000"]
                    ],
                ]
            ])
        #expect(document["next"] == "relayctl login http://localhost:8000")
        let statuses = (document["stages"]?.array ?? []).compactMap { $0["status"]?.string }
        #expect(
            statuses == [
                "ok", "ok", "skip", "skip", "ok", "skip", "warn", "warn", "fail", "skip", "skip", "skip", "skip",
            ])
    }

    @Test("an interrupted run is marked") func interrupted() {
        var bundle = Samples.healthyBundle
        bundle.interruptedBy = 15
        let document = document(Diagnosis.judge(bundle))
        #expect(document["interrupted"] == true && document["exit"] == 143 && document["verdict"] == "inconclusive")
        #expect(self.document(Samples.healthy)["interrupted"] == nil)
    }

    @Test("strict is in the document as well") func strict() {
        var bundle = Samples.healthyBundle
        bundle.session = .ran(
            SessionFacts(watched: .seconds(2), ending: nil, pingRoundTrip: nil, greetings: 0),
            StageSpan(began: bundle.began, ended: bundle.ended))
        #expect(document(Diagnosis.judge(bundle))["exit"] == 0)
        bundle.terms.isStrict = true
        #expect(document(Diagnosis.judge(bundle))["exit"] == 1)
    }

    @Test("what was written is read back the same", arguments: [Samples.healthy, Samples.expired, Samples.wordy])
    func roundTrip(report: Report) throws {
        let document = document(report)
        #expect(try JSONReader.read(Array(JSONWriter.write(document, .compact).utf8)) == document)
    }
}
