import RelayTestSupport
import Testing

/// The examiner of Tests/Conformance against the built program.
@Suite struct ConformanceTests {
    private func examine(_ words: [String], _ program: RelayctlProgram) throws {
        let root = try #require(SourceTree.root())
        let examiner = try RunningProgram(
            ["python3", "\(root)/Tests/Conformance/run.py"] + words,
            environment: program.environment(["PYTHONDONTWRITEBYTECODE": "1"]), directory: program.directory,
            seconds: 300)
        let outcome = try examiner.finish()
        #expect(outcome.status == 0, "\(outcome.output.suffix(2000))\(outcome.errors.suffix(2000))")
        #expect(outcome.output.contains(" cases, 0 failed"))
    }

    @Test("relay --echo: every case of RFC 6455 and RFC 7692") func server() throws {
        let program = RelayctlProgram()
        let (relay, url) = try program.startRelay(["--echo", "--max-message-size", "16MiB"])
        defer { relay.endInput() }
        try examine(["server", "ws" + url.dropFirst(4), "--patience", "4"], program)
    }

    /// A process for each case takes its time: every ninth here. EchoConformanceTests plays all of them without one.
    @Test("ws connect --echo: every ninth case") func client() throws {
        let words = ["relayctl", "ws", "connect", "--echo", "--compression", "off"]
        // The last of two counts.
        let command = ["--every", "9", "--patience", "4", "--compress", "--compression auto", "--"] + words
        try examine(["client"] + command, RelayctlProgram())
    }
}
