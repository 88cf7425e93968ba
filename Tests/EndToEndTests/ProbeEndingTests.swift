import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// How a probe ends: in every form, whatever happens to it.
@Suite struct ProbeEndingTests {
    private let program = RelayctlProgram()

    @Test("a form that is unknown is refused with the list")
    func unknownForm() throws {
        for words in [["--format", "yaml"], ["--report", "yaml=x"], ["--report", "json"], ["--report", "json=-"]] {
            let outcome = try program.run(["probe", "demo"] + words)
            #expect(outcome.status == 64 && outcome.output == "")
            #expect(
                outcome.errors.contains("text, json, ndjson, junit, nagios, prometheus, github, tap, openmetrics"),
                "\(outcome.errors)")
        }
    }

    @Test("several reports come of one run, beside the answer or a file for it")
    func reports() throws {
        let outcome = try program.run([
            "probe", "demo", "--report", "json=a.json", "--report", "junit=b.xml", "--output", "c.txt",
        ])
        #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "")
        let report = try JSONReader.read(Array((SourceTree.text(of: program.file("a.json")) ?? "").utf8))
        #expect(report["verdict"] == "healthy")
        #expect(SourceTree.text(of: program.file("b.xml"))?.hasSuffix("</testsuites>\n") == true)
        #expect(SourceTree.text(of: program.file("c.txt"))?.hasSuffix(", exit 0\n") == true)
    }

    @Test("a report that cannot be made is 73, and the others are")
    func noReport() throws {
        let outcome = try program.run([
            "probe", "demo", "--report", "json=no/such/a.json", "--report", "tap=b.tap", "--format", "ndjson",
        ])
        #expect(outcome.status == 73)
        #expect(outcome.errors.hasPrefix("relayctl: cannot write 'no/such/a.json': "))
        #expect(outcome.output.hasPrefix(#"{"schema":"relayctl.probe/1""#))
        #expect(SourceTree.text(of: program.file("b.tap"))?.hasPrefix("TAP version 13\n") == true)
    }

    @Test(
        "an answer or a report that cannot be filled is 74",
        arguments: ["--output /dev/full", "--report tap=/dev/full", "--save /dev/full"])
    func fullFile(option: String) throws {
        for words in ["", "--json", "--count 2 --interval 0"] {
            let outcome = try program.shell("relayctl probe demo --until tcp \(words) \(option)")
            #expect(outcome.status == 74, "\(words) \(option): \(outcome.errors)")
            #expect(outcome.errors.hasSuffix("cannot write '/dev/full': No space left on device\n"))
        }
    }

    @Test("a stdout that is full or closed is 74", arguments: ["> /dev/full", ">&-"])
    func fullOutput(redirection: String) throws {
        for words in ["", "--json", "--count 2 --interval 0", "--count 2 --interval 0 --json", "--format junit"] {
            let outcome = try program.shell("relayctl probe demo \(words) \(redirection)")
            #expect(outcome.status == 74, "\(words): \(outcome.errors)")
        }
    }

    @Test("a reader that goes is no error")
    func closedPipe() throws {
        let outcome = try program.shell(
            "relayctl probe demo --count 50 --interval 0 | head -1; echo ${PIPESTATUS[0]}")
        #expect(outcome.output.hasSuffix("\n0\n") && outcome.errors == "", "\(outcome.output)\(outcome.errors)")
    }

    @Test(
        "a run that cannot begin ends in every form",
        arguments: [
            ("json", 66, #"{"schema":"relayctl.failure/1","exit":66,"#),
            ("ndjson", 66, #"{"schema":"relayctl.failure/1","#),
            ("nagios", 3, "RELAYCTL UNKNOWN - --token-file: "), ("tap", 66, "TAP version 13\nBail out! --token-file: "),
            ("github", 66, "::error title=relayctl probe::--token-file: "), ("junit", 66, "<?xml "),
            ("prometheus", 66, "# HELP probe_success "), ("text", 66, ""),
        ] as [(String, Int32, String)])
    func cannotBegin(form: String, status: Int32, answer: String) throws {
        let outcome = try program.run(["probe", "demo", "--format", form, "--token-file", "none"])
        #expect(outcome.status == status && outcome.output.hasPrefix(answer), "\(outcome.output)")
        #expect(outcome.errors.hasPrefix("relayctl: --token-file: cannot read 'none'"))
    }

    @Test("a message over the limit of this end is 35")
    func tooLong() throws {
        let outcome = try program.run(["--max-message-size", "10", "probe", "demo", "--json"])
        let report = try JSONReader.read(Array(outcome.output.utf8))
        #expect(outcome.status == 35 && report["failed_stage"] == "echo", "\(outcome.output)")
        #expect(try program.run(["probe", "demo", "--max-message-size", "1KiB"]).status == 0)
    }

    @Test(
        "a plugin says UNKNOWN of words that are not understood",
        arguments: [
            ["probe", "demo", "--nosuch", "--format", "nagios"], ["probe", "demo", "--format=nagios", "--count", "0"],
            ["--format", "nagios", "probe", "demo", "-hello"], ["diagnose", "--format", "nagios"],
        ])
    func pluginWords(words: [String]) throws {
        let outcome = try program.run(words)
        #expect(outcome.status == 3 && outcome.output.hasPrefix("RELAYCTL UNKNOWN - "), "\(outcome.output)")
        #expect(outcome.output.split(separator: "\n").count == 1 && outcome.errors.hasPrefix("relayctl: "))
        #expect(try program.run(["probe", "demo", "--nosuch", "--", "--format", "nagios"]).status == 64)
    }

    @Test(
        "a signal ends rounds with a report that says so",
        arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func signal(signal: Int32, status: Int32) throws {
        let (relay, url) = try program.startRelay()
        let probe = try program.start(["probe", url, "--json", "--no-token", "--count", "9", "--interval", "1h"])
        _ = try probe.waitForOutput(containing: "\n")
        probe.signal(signal)
        let outcome = try probe.finish()
        withExtendedLifetime(relay) {}
        let documents = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        #expect(outcome.status == status && documents.count == 2)
        #expect(documents[0]["exit"] == 21 && documents[0]["round"] == 1)
        #expect(documents[1]["interrupted"] == true && documents[1]["exit"]?.int == Int64(status))
        #expect(documents[1]["series"]?["rounds"] == 2)
    }

    @Test("a signal ends a hold with what was seen")
    func signalInHold() throws {
        let (relay, url) = try program.startRelay(["--echo", "--log-format", "daphne"], hasLog: true)
        let socket = "ws\(url.dropFirst(4))/ws/x/"
        let probe = try program.start(["probe", socket, "--json", "--no-token", "--until", "session", "--hold", "1h"])
        try relay.waitForErrors(containing: "WSCONNECT ")
        probe.signal(SIGINT)
        let outcome = try probe.finish()
        let report = try JSONReader.read(Array(outcome.output.utf8))
        #expect(outcome.status == 130 && report["interrupted"] == true && report["exit"] == 130)
    }

    @Test("--max-time ends rounds with 60")
    func maxTime() throws {
        let outcome = try program.run([
            "probe", "demo", "--json", "--until", "tcp", "--count", "9", "--interval", "1h", "--max-time", "1",
        ])
        #expect(outcome.status == 60, "\(outcome.output)")
        let last = try JSONReader.read(Array((outcome.output.split(separator: "\n").last ?? "").utf8))
        #expect(last["exit"] == 60 && last["verdict"] == "inconclusive")
    }

    @Test(
        "words that mean nothing are 64",
        arguments: [
            ["--count", "0"], ["--count", "x"], ["--interval", "x"], ["--hold", "x"], ["--expect-status", "99"],
            ["--warn-days", "-1"], ["--hold", "1", "--until", "upgrade"],
            ["--targets", "t", "--connect", "http://x"],
        ])
    func usage(words: [String]) throws {
        program.write("t", "demo\n")
        let outcome = try program.run(["probe", "demo"] + words)
        #expect(outcome.status == 64 && outcome.output == "" && outcome.errors.split(separator: "\n").count == 1)
    }
}
