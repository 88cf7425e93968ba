import RelayBytes
import RelayTestSupport
import Testing

/// `relayctl explain`: every code has an answer, and its commands exist.
@Suite struct ExplainTests {
    private static let program = RelayctlProgram()

    private static let codes = Result {
        let output = try program.run(["explain", "--list", "--json"]).output
        return try JSONReader.read(Array(output.utf8))["codes"]?.array ?? []
    }

    @Test("the list names every code once, as text and as JSON") func list() throws {
        let codes = try Self.codes.get().compactMap { $0["code"]?.string }
        let lines = try Self.program.run(["explain", "--list"]).output.split(separator: "\n")
        #expect(lines.map { String($0.prefix { $0 != " " }) } == codes)
        #expect(codes.count > 100 && Set(codes).count == codes.count)
    }

    @Test("a code of the list is explained, one fact a line, with the next command last") func each() throws {
        for entry in try Self.codes.get().prefix(12) + Self.codes.get().suffix(3) {
            let code = try #require(entry["code"]?.string)
            let outcome = try Self.program.run(["explain", code])
            #expect(outcome.status == 0)
            let lines = outcome.output.split(separator: "\n").map(String.init)
            #expect(lines.first?.hasPrefix(code) == true)
            #expect(lines.last == "next: \(entry["remedy"]?["command"]?.string ?? "")")
            #expect(lines.count == 6)
        }
    }

    @Test(
        "exit statuses and close codes are not confused",
        arguments: [
            ("21", " 21  the upgrade was refused with 401 or 403\n"), ("4401", "close code 4401  exit 32\n"),
            ("1011", "close code 1011  exit 31\n"), ("4999", "close code 4999  exit 31\n"),
            ("upgrade.token-expired", "upgrade.token-expired  stage upgrade  exit 21, 23, 25\n"),
            ("logs.no-route", "logs.no-route\n"),
        ])
    func heads(code: String, head: String) throws {
        let outcome = try Self.program.run(["explain", code])
        #expect(outcome.status == 0 && outcome.output.hasPrefix(head), "\(outcome.output)")
    }

    @Test(
        "what is no code",
        arguments: [
            (["explain"], "<code> is missing"), (["explain", "--list", "21"], "--list takes no code"),
            (["explain", "4"], "no exit status 4"), (["explain", "999"], "no exit status 999"),
            (["explain", "1004"], "no Close frame carries 1004"),
            (["explain", "5000"], "close codes are 1000 to 4999"),
            (["explain", "upgrade.token-expird"], "did you mean upgrade.token-expired?"),
            (["explain", "Token-Missing"], "did you mean upgrade.token-missing?"),
            (["explain", "nonsense"], "see 'relayctl explain --list'"),
        ])
    func unknown(words: [String], complaint: String) throws {
        let outcome = try Self.program.run(words)
        #expect(outcome.status == 64 && outcome.output == "")
        #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    }

    /// Options that a command of the catalogue names and that are not built yet.
    private static let pending: Set<String> = []

    @Test("a command that is recommended knows its options") func commands() throws {
        let closing = ["1000", "1001", "1002", "1003", "1006", "1007", "1010", "1014", "4001", "4999"]
        let closes = try closing.map {
            try JSONReader.read(Array(Self.program.run(["explain", $0, "--json"]).output.utf8))
        }
        let entries = try Self.codes.get() + closes.flatMap { $0["codes"]?.array ?? [] }
        var help: [String: String] = [:]
        var missing: Set<String> = []
        for command in entries.compactMap({ $0["remedy"]?["command"]?.string }) {
            guard let start = command.firstRange(of: "relayctl ") else { continue }
            let words = command[start.upperBound...].split(separator: " ").map(String.init)
            let path = words.prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("-") }
                .prefix(["token", "ws", "config"].contains(words[0]) ? 2 : 1)
            let name = path.joined(separator: " ")
            let text = try help[name] ?? Self.program.run(Array(path) + ["--help"]).output
            help[name] = text
            #expect(text.contains("USAGE: relayctl \(name)"), "\(command)")
            let known = Set(text.split { " ,\n<".contains($0) }.map(String.init))
            for option in words where option.hasPrefix("-") && !["-", "-v"].contains(option) && !known.contains(option)
            {
                missing.insert("\(name) \(option)")
            }
        }
        #expect(missing == Self.pending)
    }
}
