import RelayBytes
import RelayTestSupport
import Testing

/// `probe demo --fault NAME`: what each fault looks like from outside.
@Suite struct FaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let fault: String
        let exit: Int32
        let stage: String?
        /// The code of the one error, or of the warning where nothing failed.
        let code: String

        init(_ fault: String, _ exit: Int32, _ stage: String?, _ code: String) {
            (self.fault, self.exit, self.stage, self.code) = (fault, exit, stage, code)
        }

        var testDescription: String { fault }
    }

    static let rows = [
        Row("expired", 21, "upgrade", "upgrade.token-expired"),
        Row("wrong-secret", 21, "upgrade", "upgrade.token-signature"),
        Row("origin", 21, "upgrade", "upgrade.origin-refused"),
        Row("no-subprotocol-echo", 25, "upgrade", "upgrade.subprotocol-not-selected"),
        Row("wrong-subprotocol", 25, "upgrade", "upgrade.subprotocol-not-offered"),
        Row("close-4001", 32, "session", "session.closed-auth"),
        Row("hang", 24, "upgrade", "upgrade.server-silent"),
        Row("reset-5s", 24, "upgrade", "upgrade.redis-hung"),
        Row("http-500", 23, "upgrade", "upgrade.no-websocket-app"),
        Row("http-502", 23, "upgrade", "upgrade.bad-gateway"),
        Row("bad-accept", 25, "upgrade", "upgrade.handshake-invalid"),
        Row("slow", 0, nil, "upgrade.connect-slow"),
        Row("drop", 33, "echo", "session.lost"),
        Row("no-echo", 36, "echo", "echo.lost"),
        Row("redis-down", 23, "upgrade", "upgrade.redis-unreachable"),
    ]

    /// All of them at once, because some take ten seconds.
    private static let outcomes = Result {
        let program = RelayctlProgram()
        let running = try rows.map { ($0.fault, try program.start(["probe", "demo", "--fault", $0.fault, "--json"])) }
        return try Dictionary(uniqueKeysWithValues: running.map { ($0.0, try $0.1.finish()) })
    }

    @Test("a fault has its exit status, its stage and its one error", arguments: rows)
    func fault(row: Row) throws {
        let outcome = try #require(try Self.outcomes.get()[row.fault])
        let report = try JSONReader.read(Array(outcome.output.utf8))
        #expect(outcome.status == row.exit)
        #expect(report["exit"]?.int == Int64(row.exit))
        #expect(report["failed_stage"]?.string == row.stage)
        #expect(report["verdict"]?.string == (row.exit == 0 ? "degraded" : "broken"))
        let findings = try #require(report["findings"]?.array)
        let codes = findings.filter { $0["severity"]?.string == (row.exit == 0 ? "warning" : "error") }.compactMap {
            $0["code"]?.string
        }
        #expect(codes == [row.code])
        #expect(try #require(report["duration_ms"]?.number?.double) < 25_000)
        #expect(outcome.errors == "")
    }

    @Test("the table has every fault that the relay has")
    func everyFault() throws {
        let listed = try RelayctlProgram().run(["relay", "--list-faults"]).output
        #expect(
            listed.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
                == Self.rows.map(\.fault))
    }

    @Test("a healthy relay is healthy: every stage ok, nothing above info")
    func healthy() throws {
        let outcome = try RelayctlProgram().run(["probe", "demo", "--json"])
        let report = try JSONReader.read(Array(outcome.output.utf8))
        #expect(outcome.status == 0)
        #expect(report["verdict"]?.string == "healthy")
        #expect(report["failed_stage"] == .null)
        let stages = try #require(report["stages"]?.array)
        let ok = stages.filter { $0["status"]?.string == "ok" }.compactMap { $0["name"]?.string }
        #expect(
            ok
                == "dns tcp http login token me upgrade session echo broadcast redis".split(separator: " ").map(
                    String.init))
        let severities = try #require(report["findings"]?.array).compactMap { $0["severity"]?.string }
        #expect(severities.allSatisfy { $0 == "info" })
    }

    @Test("--strict makes degraded a no")
    func strict() throws {
        #expect(
            try RelayctlProgram().run(["probe", "demo", "--fault", "slow", "--strict", "--pairs", "1"]).status == 1)
    }
}
