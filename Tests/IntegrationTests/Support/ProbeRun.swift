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
    /// The code of the one error; nil where only experiments can decide it.
    let error: String?

    static let healthy = Expected(verdict: "healthy", failedStage: nil, exit: 0, error: nil)

    static func broken(_ stage: String, _ exit: Int32, _ error: String?) -> Expected {
        Expected(verdict: "broken", failedStage: stage, exit: exit, error: error)
    }

    func check(_ probe: ProbeRun, _ location: SourceLocation = #_sourceLocation) {
        let said = Comment(rawValue: probe.run.output + probe.run.errors)
        #expect(probe.verdict == verdict, said, sourceLocation: location)
        #expect(probe.failedStage == failedStage, said, sourceLocation: location)
        #expect(probe.run.status == exit, said, sourceLocation: location)
        #expect(probe.report["exit"]?.int == Int64(exit), said, sourceLocation: location)
        if verdict == "healthy" {
            #expect(probe.codes("error") + probe.codes("warning") == [], said, sourceLocation: location)
        } else if let error {
            #expect(probe.codes("error") == [error], said, sourceLocation: location)
        }
    }
}
