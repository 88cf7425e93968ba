import RelayDiagnosis
import Testing

@Suite struct CatalogueTests {
    @Test("every code of a probe has one entry", arguments: FindingCode.allCases) func finding(code: FindingCode) {
        let entries = Catalogue.findings.filter { $0.code == code.rawValue }
        #expect(entries.count == 1)
        #expect(entries.first?.kind == .finding)
        #expect(entries.first?.stages.isEmpty == false && entries.first?.exits.isEmpty == false)
    }

    @Test("every code of logs-check has one entry", arguments: LogFindingCode.allCases) func log(code: LogFindingCode) {
        let entries = Catalogue.findings.filter { $0.code == code.rawValue }
        #expect(entries.count == 1)
        #expect(entries.first?.kind == .logFinding)
    }

    @Test("no entry has a code that nobody gives") func stale() {
        #expect(Catalogue.findings.count == FindingCode.allCases.count + LogFindingCode.allCases.count)
    }

    private static let all =
        Catalogue.findings.map(\.code) + Catalogue.closeCodes.map(\.code) + ["3999", "4999"]

    @Test("an entry is made of whole sentences and a command of one line", arguments: all)
    func wording(code: String) throws {
        let entry = try #require(Catalogue.entry(code))
        for text in [entry.meaning, entry.sign, entry.cause, entry.remedy] {
            #expect(!text.isEmpty && !text.contains("\n") && !text.contains("  "), "\(text)")
            #expect(text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix(".\""), "\(text)")
            #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
        }
        #expect(!entry.command.isEmpty && !entry.command.contains("\n") && !entry.command.hasSuffix("."))
    }

    /// What a run comes to is what the catalogue says of its cause.
    @Test("stages and exit statuses of evidence are those of the entry", arguments: Case.all) func classes(row: Case)
        throws
    {
        let report = Diagnosis.judge(row.bundle)
        for finding in report.findings {
            let entry = try #require(Catalogue.entry(finding.code.rawValue))
            #expect(entry.stages.contains(finding.stage), "\(finding.code.rawValue) at \(finding.stage.rawValue)")
            // With --expect-status every other answer is a no.
            if finding.severity == .error, row.bundle.terms.expectedStatus == nil {
                #expect(entry.exits.contains(report.exit), "\(finding.code.rawValue) exits \(report.exit.rawValue)")
            }
        }
    }

    @Test(
        "a number is an exit status below 1000 and a close code from there on",
        arguments: [
            ("21", nil), ("999", nil), ("1000", "1000"), ("1004", nil), ("1011", "1011"), ("2999", nil),
            ("3999", "3999"), ("4401", "4401"), ("4999", "4999"), ("5000", nil), ("65536", nil), ("-1", nil), ("", nil),
        ] as [(String, String?)])
    func number(code: String, found: String?) { #expect(Catalogue.entry(code)?.code == found) }

    @Test(
        "the class of a close code",
        arguments: [
            ("1000", Int32(0)), ("1008", 32), ("3000", 32), ("3003", 32), ("4001", 32), ("4003", 32), ("4401", 32),
            ("4403", 32), ("1011", 31), ("4999", 31),
        ])
    func closeClass(code: String, exit: Int32) { #expect(Catalogue.entry(code)?.exits.map(\.rawValue) == [exit]) }

    @Test("the code that was meant: its end, or nearly its letters") func suggestion() {
        func meant(_ word: String) -> String? {
            Catalogue.suggestion(for: word) { $1.contains("\($0)d") ? "\($0)d" : nil }
        }
        #expect(meant("token-missing") == "upgrade.token-missing")
        #expect(meant("dns.faile") == "dns.failed")
        #expect(meant("nonsense") == nil)
    }
}
