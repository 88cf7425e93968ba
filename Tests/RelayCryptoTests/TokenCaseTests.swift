import RelayBytes
import RelayJWT
import Testing

@Suite struct TokenCaseTests {
    @Test func allRowsAreThere() { #expect(TokenCase.all.count == 420) }

    @Test("a row's verdict is one of those that count as right", arguments: TokenCase.all)
    func verdict(row: TokenCase) {
        let verdict = row.verdict
        #expect(
            row.accepted.contains(verdict.kind.rawValue),
            "\(verdict.kind.rawValue).\(verdict.reason ?? "") \(verdict.failures.map(\.detail))")
    }
}
