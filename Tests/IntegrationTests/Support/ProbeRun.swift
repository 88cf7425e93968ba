import RelayBytes
import RelayTestSupport
import Testing

/// The report of `probe --json`, as far as the tests look into it.
struct ProbeRun {
    let run: RelayctlProgram.Outcome
    let report: JSONValue

    init(_ run: RelayctlProgram.Outcome) throws {
        self.run = run
        report = try JSONReader.read(Array(run.output.utf8))
    }

    var verdict: String? { report["verdict"]?.string }
    var failedStage: String? { report["failed_stage"]?.string }

    /// From the first stage to the report.
    var took: Duration { .milliseconds(report["duration_ms"]?.number?.double ?? .infinity) }

    func stage(_ name: String) -> JSONValue? {
        report["stages"]?.array?.first { $0["name"]?.string == name }
    }

    /// The names of the experiments, in their order.
    var experiments: [String] { (report["experiments"]?.array ?? []).compactMap { $0["name"]?.string } }

    /// What the handshake and each experiment came to, but for the time: `other-slash refused 500 Internal server error`.
    var answers: [String] {
        let own = stage("upgrade")?["summary"]?.string ?? ""
        let asked = (report["experiments"]?.array ?? []).map { record in
            let outcome = record["outcome"]
            return [
                record["name"]?.string, outcome?["kind"]?.string, outcome?["status"]?.int.map(String.init),
                outcome?["reason"]?.string,
            ].compactMap(\.self).joined(separator: " ")
        }
        return [own] + asked
    }

    /// The codes of the findings of a severity.
    func codes(_ severity: String) -> [String] {
        (report["findings"]?.array ?? []).filter { $0["severity"]?.string == severity }
            .compactMap { $0["code"]?.string }
    }
}

/// What a probe must come to.
struct Expected: Sendable {
    let verdict: String
    let failedStage: String?
    let exit: Int32
    /// The code of the one error; nil for none.
    let error: String?
    /// How sure the run must be of it, where a test says so.
    var confidence: String?

    static let healthy = Expected(verdict: "healthy", failedStage: nil, exit: 0, error: nil)

    static func broken(
        _ stage: String, _ exit: Int32, _ error: String, _ confidence: String? = nil
    ) -> Expected {
        Expected(verdict: "broken", failedStage: stage, exit: exit, error: error, confidence: confidence)
    }

    static let degraded = Expected(verdict: "degraded", failedStage: nil, exit: 0, error: nil)

    func check(_ probe: ProbeRun, _ location: SourceLocation = #_sourceLocation) {
        let said = Comment(rawValue: probe.run.output + probe.run.errors)
        #expect(probe.verdict == verdict, said, sourceLocation: location)
        #expect(probe.failedStage == failedStage, said, sourceLocation: location)
        #expect(probe.run.status == exit, said, sourceLocation: location)
        #expect(probe.report["exit"]?.int == Int64(exit), said, sourceLocation: location)
        if verdict == "healthy" {
            #expect(probe.codes("error") + probe.codes("warning") == [], said, sourceLocation: location)
        } else {
            #expect(probe.codes("error") == (error.map { [$0] } ?? []), said, sourceLocation: location)
        }
        if verdict == "broken", let found = probe.report["findings"]?.array?.first {
            if let confidence {
                #expect(found["confidence"]?.string == confidence, said, sourceLocation: location)
            }
            #expect(found["stage"]?.string == failedStage, said, sourceLocation: location)
        }
        if let next = probe.report["next"]?.string {
            #expect(Self.programs.contains { next.hasPrefix($0 + " ") }, said, sourceLocation: location)
        }
        // Whatever was asked stays within its budget (PRODUCT: probe, experiments).
        let asked = probe.report["experiments"]?.array ?? []
        let isSound = verdict == "healthy" ? asked.isEmpty : asked.count <= 11
        #expect(isSound, said, sourceLocation: location)
    }

    /// What a suggested command may begin with.
    private static let programs = [
        "relayctl", "journalctl", "systemctl", "nginx", "openssl", "certbot", "grep", "tail", "ss", "ip", "getent",
        "redis-cli", "date", "pip", "sleep", "cat", "caddy", "apachectl",
    ]
}
