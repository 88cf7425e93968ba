import RelayBytes
import RelayDiagnosis
import RelayEvidence
import Testing

/// The grid: evidence in, codes, verdict, exit status and failed stage out, and what holds for every row.
@Suite struct DiagnosisTests {
    @Test("a row of the grid", arguments: Case.all) func judge(row: Case) {
        let report = Diagnosis.judge(row.bundle)
        #expect(report.findings.map(\.code) == row.codes)
        #expect(report.verdict == row.verdict)
        #expect(report.exit.rawValue == row.exit)
        #expect(report.failedStage == row.failedStage)
    }

    @Test("a broken row has one error, of the stage that failed; the others have none", arguments: Case.all)
    func oneError(row: Case) {
        let report = Diagnosis.judge(row.bundle)
        let errors = report.findings.filter { $0.severity == .error }
        #expect(errors.count == (row.verdict == .broken ? 1 : 0))
        #expect(errors.allSatisfy { $0.stage == report.failedStage })
        #expect(report.findings.first == errors.first || errors.isEmpty)
    }

    @Test("a finding says why and what to do, in one lower-case line without a full stop", arguments: Case.all)
    func wording(row: Case) {
        for finding in Diagnosis.judge(row.bundle).findings {
            #expect(!finding.remedies.isEmpty && !finding.because.isEmpty)
            let first = finding.summary.unicodeScalars.first
            // Names keep their capital.
            let isName = ["HTTP", "Redis", "Daphne", "Origin"].contains { finding.summary.hasPrefix($0) }
            #expect(isName || first.map { !$0.properties.isUppercase } == true, "\(finding.summary)")
            // What the server says keeps its own full stop.
            for line in [finding.summary] + finding.untested + finding.remedies.map(\.text) {
                #expect(!line.isEmpty && !line.hasSuffix(".") && !line.contains("\n"), "\(line)")
            }
            #expect(finding.confidence != .certain || finding.severity == .warning || finding.untested.count < 3)
        }
    }

    @Test("strict turns degraded into 1, and nothing else", arguments: Case.all) func strict(row: Case) {
        var bundle = row.bundle
        bundle.terms.isStrict = true
        let report = Diagnosis.judge(bundle)
        #expect(report.verdict == row.verdict)
        #expect(report.exit.rawValue == (row.verdict == .degraded ? 1 : row.exit))
    }

    @Test("every code has a row that it belongs to") func everyCode() {
        let produced = Set(Case.all.flatMap(\.codes))
        #expect(Set(FindingCode.allCases).subtracting(produced) == GridRow.pending)
    }

    @Test("every analyser is silent on healthy evidence", arguments: [Samples.healthy, Samples.secure])
    func silent(bundle: Bundle) {
        for analyser in Analysers.all { #expect(analyser.findings(bundle).isEmpty, "\(analyser)") }
    }

    @Test("every analyser speaks in some row") func everyAnalyser() {
        for analyser in Analysers.all {
            #expect(Case.all.contains { !analyser.findings($0.bundle).isEmpty }, "\(analyser)")
        }
    }

    @Test("the next command is the first that a finding has, the error's before a warning's") func next() throws {
        let expired = try #require(Case.all.first { $0.name == "expired, refused" })
        #expect(Diagnosis.judge(expired.bundle).next == "relayctl login http://localhost:8000")
        #expect(Diagnosis.judge(Samples.healthy).next == nil)
    }

    @Test("an error comes with a command to type next", arguments: Case.all.filter { $0.verdict == .broken })
    func command(row: Case) throws {
        let report = Diagnosis.judge(row.bundle)
        if let error = report.findings.first(where: { $0.severity == .error }) {
            #expect(error.remedies.contains { $0.command != nil }, "\(error)")
        }
    }

    @Test("evidence of nothing at all is inconclusive") func nothing() {
        let bundle = Bundle(
            target: Samples.target, startedAt: Samples.now, began: Samples.at(0), required: [.dns, .tcp])
        let report = Diagnosis.judge(bundle)
        #expect(report.verdict == .inconclusive)
        #expect(report.exit.rawValue == 2)
    }

    @Test("judging is a function: the same evidence gives the same report", arguments: Case.all) func pure(row: Case) {
        #expect(Diagnosis.judge(row.bundle) == Diagnosis.judge(row.bundle))
    }
}
