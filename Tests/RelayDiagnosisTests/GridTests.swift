import RelayDiagnosis
import Testing

/// The grid: each code against evidence that has it and evidence that is near, and what every code owes.
@Suite struct GridTests {
    private func codes(_ row: GridRow, _ name: String) throws -> [FindingCode] {
        let named = Case.all.filter { $0.name == name }
        try #require(named.count == 1, "no one row '\(name)'")
        let analyser = try #require(Analysers.all.first { "\($0)" == row.analyser }, "no analyser \(row.analyser)")
        return analyser.findings(named[0].bundle).map(\.code)
    }

    @Test("an analyser gives the code for this evidence, and not for that", arguments: GridRow.all)
    func row(row: GridRow) throws {
        #expect(try codes(row, row.present).contains(row.code))
        #expect(try !codes(row, row.absent).contains(row.code))
    }

    @Test("every code but the pending has a row, and no pending one has", arguments: FindingCode.allCases)
    func code(code: FindingCode) {
        #expect(GridRow.all.contains { $0.code == code } != GridRow.pending.contains(code))
        if GridRow.pending.contains(code) { #expect(!Case.all.contains { $0.codes.contains(code) }) }
    }

    @Test("every analyser has a row") func analysers() {
        let inGrid = Set(GridRow.all.map(\.analyser))
        #expect(Set(Analysers.all.map { "\($0)" }) == inGrid)
    }
}
