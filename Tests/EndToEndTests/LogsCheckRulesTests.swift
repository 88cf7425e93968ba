import RelayBytes
import RelayTestSupport
import Testing

/// Patterns of the operator's: `relayctl logs-check --rules`.
@Suite struct LogsCheckRulesTests {
    private let program = RelayctlProgram()

    private func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(["logs-check"] + words) }

    private func document(_ outcome: RelayctlProgram.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    @Test("patterns of the operator's")
    func rules() throws {
        let path = program.write(
            "x.log", SampleLogs.good + "INFO     payment gateway timed out\nINFO     slow query: 12345 ms\n")
        let rules = program.write(
            "rules.toml", SourceTree.text(of: "\(try #require(SourceTree.root()))/examples/rules.toml") ?? "")
        let outcome = try run(["--json", "--rules", rules, path])
        #expect(outcome.status == 1)
        let codes = try document(outcome)["findings"]?.array?.compactMap { $0["code"]?.string } ?? []
        #expect(codes == ["rule.payment-timeout", "rule.slow-query"])
        for text in [
            "[rule.a]\nregex = '('\n", "[rule.a]\n", "x = 1\n", "[rule.a]\nliteral = 1\n", "[rule.a]\nlitteral = 'x'\n",
        ] {
            let outcome = try run(["--rules", program.write("bad.toml", text), path])
            #expect(outcome.status == 78, "\(text)")
            #expect(outcome.errors.hasPrefix("relayctl: ") && outcome.errors.contains("bad.toml:"))
        }
        // It would take for ever without a limit.
        let slow = program.write("slow.toml", "[rule.a]\nregex = '(a+)+b'\n")
        #expect(
            try run(["--rules", slow, program.write("a.log", String(repeating: "a", count: 5000) + "\n")]).status == 0)
    }

    @Test("a pattern that cannot tell leaves the verdict open, and says of which line")
    func undecidedRule() throws {
        let costly = String(repeating: "a", count: 60) + "b\n"
        let path = program.write("x.log", SampleLogs.good + costly + "a\n" + costly)
        for severity in ["error", "info"] {
            let rules = program.write(
                "rules.toml", "[rule.costly]\nregex = '^(a+)+$|b$'\nseverity = '\(severity)'\n")
            let words = "costly takes too many steps to tell whether it matches 2 lines, first line 6"
            let text = try run(["--no-defaults", "--rules", rules, path])
            // The line between them matches.
            let status: Int32 = severity == "error" ? 1 : 2
            #expect(text.status == status && text.output.contains(words), "\(text.output)")
            let json = try document(run(["--json", "--no-defaults", "--rules", rules, path]))
            let finding = json["findings"]?.array?.first { $0["code"] == "logs.pattern-undecided" }
            #expect(json["exit"]?.int == Int64(status) && finding?["line"]?.int == 6)
            #expect(finding?["summary"]?.string == words)
            #expect(finding?["remedies"]?.array?.first?["text"]?.string?.contains("[rule.costly]") == true)
        }
        // A literal beside it spares the costly lines.
        let rules = program.write("rules.toml", "[rule.costly]\nliteral = 'x'\nregex = '^(a+)+$|b$'\n")
        #expect(try run(["--no-defaults", "--rules", rules, path]).status == 0)
        let alone = program.write("alone.toml", "[rule.costly]\nregex = '^(a+)+$|b$'\nseverity = 'error'\n")
        let one = try run(["--rules", alone, program.write("one.log", costly)])
        #expect(one.status == 2 && one.output.contains("inconclusive, exit 2"), "\(one.output)")
    }

    @Test("a pattern that cannot tell of twenty lines is given up, and the others are not")
    func givenUpRule() throws {
        let costly = String(repeating: "a", count: 60) + "b\n"
        let path = program.write("x.log", SampleLogs.good + String(repeating: costly, count: 30) + "a\nend\n")
        let rules = program.write(
            "rules.toml", "[rule.costly]\nregex = '^(a+)+$'\n[rule.end]\nregex = '^end$'\nseverity = 'info'\n")
        let text = try run(["--no-defaults", "--rules", rules, path])
        let words = "matches 20 lines, first line 6, and is not held against those behind line 25"
        #expect(text.status == 2 && text.output.contains(words), "\(text.output)")
        #expect(text.output.contains("end matches 1 line") && !text.output.contains("costly matches"))
    }
}
