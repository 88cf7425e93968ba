import RelayBytes
import RelayTestSupport
import Testing

/// Several targets, several rounds, and a status that is expected.
@Suite struct ProbeTargetsTests {
    private let program = RelayctlProgram()

    private func document(_ text: some StringProtocol) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    @Test("targets of the command line and of a file are told in their order")
    func order() throws {
        let closed = "http://127.0.0.1:\(try WireServer.closedPort())"
        program.write("targets", "# staging\n\n  \(closed)  \ndemo\n")
        let outcome = try program.run(["probe", "demo", "--no-token", "--targets", "targets", "--json"])
        let set = try document(outcome.output)
        #expect(set["schema"] == "relayctl.probe-set/1" && set["exit"] == 21 && outcome.status == 21)
        #expect(set["targets"]?.array?.map { $0["exit"]?.int } == [21, 11, 21])
    }

    @Test("a set is a set, also of one, and from stdin")
    func setOfOne() throws {
        let outcome = try program.run(["probe", "--targets", "-", "--json"], input: .text("demo\n"))
        let set = try document(outcome.output)
        #expect(set["schema"] == "relayctl.probe-set/1" && set["targets"]?.array?.count == 1 && outcome.status == 0)
        let text = try program.run(["probe", "demo", "demo"]).output.split(separator: "\n")
        #expect(text.count == 3 && text.last == "2 targets: 2 healthy, exit 0")
        #expect(text[0].hasPrefix("ok   ws://127.0.0.1:") && text[1].hasPrefix("ok   ws://127.0.0.1:"))
    }

    @Test("targets run side by side")
    func parallel() throws {
        let (relay, url) = try program.startRelay(["--fault", "hang"])
        program.write("token", "null")
        let words = [url, url, url, url, "--no-token", "--handshake-timeout", "2", "--until", "upgrade", "--json"]
        let set = try document(try program.run(["probe"] + words).output)
        withExtendedLifetime(relay) {}
        let began = set["targets"]?.array?.compactMap { $0["started_at"]?.string } ?? []
        #expect(began.count == 4 && Set(began.map { $0.prefix(18) }).count <= 2, "\(began)")
    }

    @Test("more targets than threads are all probed")
    func many() throws {
        let closed = "http://127.0.0.1:\(try WireServer.closedPort())"
        program.write("targets", String(repeating: closed + "\n", count: 70))
        let set = try document(
            try program.run(["probe", "--targets", "targets", "--no-token", "--json", "--experiments", "off"]).output)
        #expect(set["targets"]?.array?.map { $0["exit"]?.int } == Array(repeating: 11, count: 70))
    }

    @Test("a token of stdin or a pipe goes to every target")
    func token() throws {
        let (relay, url) = try program.startRelay()
        for line in ["relayctl probe --token-file - < token", "relayctl probe --token-file <(cat token)"] {
            program.write("token", "not-a-jwt\n")
            let outcome = try program.shell("\(line) \(url) \(url) --json")
            let targets = try document(outcome.output)["targets"]?.array ?? []
            let modes = targets.map { target in
                target["stages"]?.array?.first { $0["name"] == "upgrade" }?["facts"]?["token_mode"]?.string
            }
            #expect(modes == ["subprotocol", "subprotocol"], "\(outcome.errors)")
        }
        withExtendedLifetime(relay) {}
    }

    @Test("a file of targets that is none", arguments: [("none", 66), ("empty", 65)] as [(String, Int32)])
    func noTargets(file: String, status: Int32) throws {
        program.write("empty", "# nothing\n")
        let outcome = try program.run(["probe", "--targets", file, "--json"])
        #expect(outcome.status == status)
        #expect(try document(outcome.output)["exit"]?.int == Int64(status))
    }

    @Test("rounds: a line each, and the statistics with the last")
    func rounds() throws {
        let lines = try program.run(["probe", "demo", "--count", "3", "--interval", "0", "--json"]).output
            .split(separator: "\n")
        #expect(lines.count == 3)
        let last = try document(lines[2])
        #expect(last["series"]?["rounds"] == 3 && last["series"]?["failed"] == 0 && last["verdict"] == "healthy")
        let text = try program.run(["probe", "demo", "--count", "3", "--interval", "0"])
        #expect(text.status == 0 && text.output.contains("\nupgrade            3       0%"), "\(text.output)")
        #expect(text.output.hasSuffix("healthy, 3 of 3 rounds were well, exit 0\n"))
    }

    @Test("101 and 403 in turn are flapping")
    func flapping() throws {
        let open = WireServer.Step.upgrade
        let refused: [WireServer.Step] = [.readRequest, .text("HTTP/1.1 403 Access denied\r\n\r\n")]
        // Of each round the first connection only shows that there is one.
        let server = try WireServer([[.hold], [open, .hold], [.hold], refused, refused])
        let outcome = try program.run([
            "probe", "ws\(server.url.dropFirst(4))/ws/", "--no-token", "--until", "upgrade", "--skip", "http",
            "--count",
            "2", "--interval", "0", "--json", "--experiments", "off",
        ])
        let last = try document(outcome.output.split(separator: "\n").last ?? "")
        #expect(outcome.status == 21 && last["exit"] == 21 && last["verdict"] == "broken", "\(outcome.output)")
        let errors = last["findings"]?.array?.filter { $0["severity"] == "error" }.map { $0["code"]?.string }
        #expect(errors == ["upgrade.flapping"])
    }

    @Test("a status that was expected is 0, another 1, and none keeps its class")
    func expectedStatus() throws {
        let rows: [(words: [String], status: Int32)] = [
            (["demo", "--no-token", "--expect-status", "403"], 0),
            (["demo", "--no-token", "--expect-status", "401"], 1),
            (["demo", "--expect-status", "101"], 0), (["demo", "--expect-status", "403"], 1),
            (["http://127.0.0.1:\(try WireServer.closedPort())", "--no-token", "--expect-status", "403"], 11),
            (["demo", "--no-token", "--expect-status", "101"], 1),
        ]
        for (words, status) in rows {
            let outcome = try program.run(["probe", "--json"] + words)
            let report = try document(outcome.output)
            #expect(outcome.status == status && report["exit"]?.int == Int64(status), "\(words)\n\(outcome.output)")
            #expect((report["verdict"] == "healthy") == (status == 0), "\(words)")
            let errors = report["findings"]?.array?.count { $0["severity"] == "error" }
            #expect(errors == (status == 0 ? 0 : 1), "\(words)\n\(outcome.output)")
        }
    }
}
