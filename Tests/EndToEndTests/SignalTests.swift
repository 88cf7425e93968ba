import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// What a signal leaves behind: a report that says it was interrupted, and the status that a shell expects.
@Suite struct SignalTests {
    static let signals: [(signal: Int32, status: Int32)] = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)]

    @Test("a probe that waits for the upgrade ends with its report", arguments: signals)
    func probe(signal: Int32, status: Int32) throws {
        let program = RelayctlProgram()
        let (relay, url) = try program.startRelay(["--fault", "hang"], hasLog: true)
        program.write("token", "not-a-jwt")
        for format in ["text", "json"] {
            let probe = try program.start(["probe", url, "--token-file", "token", "--format", format, "--room", format])
            try relay.waitForErrors(containing: "WSCONNECTING /ws/chat/\(format)/")
            probe.signal(signal)
            let outcome = try probe.finish()
            #expect(outcome.status == status)
            #expect(!outcome.killed)
            if format == "json" {
                let report = try JSONReader.read(Array(outcome.output.utf8))
                #expect(report["schema"]?.string == "relayctl.probe/1")
                #expect(report["interrupted"]?.bool == true)
                #expect(report["exit"]?.int == Int64(status))
                #expect(report["stages"]?.array?.count == 13)
            } else {
                #expect(outcome.output.contains("inconclusive, interrupted in "))
            }
        }
    }

    @Test("a relay ends at once", arguments: signals)
    func relay(signal: Int32, status: Int32) throws {
        let relay = try RelayctlProgram().start(["relay"])
        try relay.waitForOutput(containing: "\n")
        relay.signal(signal)
        #expect(try relay.finish().status == status)
    }

    @Test(
        "a wait for a secret ends",
        arguments: [
            ["token", "decode"], ["token", "decode", "@fifo"], ["probe", "demo", "--token-file", "-"],
            ["probe", "demo", "--token-file", "fifo"], ["login", "http://127.0.0.1:1", "-u", "u", "--password-stdin"],
        ], signals)
    func secret(words: [String], ending: (signal: Int32, status: Int32)) throws {
        let program = RelayctlProgram()
        mkfifo(program.file("fifo"), 0o600)
        let running = try program.start(words + ["--json"], input: .held)
        try untilBlocked(running.id)
        running.signal(ending.signal)
        let outcome = try running.finish()
        #expect(outcome.status == ending.status)
        #expect(outcome.errors == "relayctl: interrupted\n")
        let document = try JSONReader.read(Array(outcome.output.utf8))
        #expect(document["interrupted"]?.bool == true)
    }

    @Test("nohup is respected")
    func ignored() throws {
        let program = RelayctlProgram()
        let (relay, url) = try program.startRelay(["--fault", "slow"], hasLog: true)
        program.write("token", "null")
        let probe = try program.startShell(
            "trap '' HUP; exec relayctl probe \(url) --token-file token --until upgrade --max-time 5")
        try relay.waitForErrors(containing: "WSCONNECTING")
        probe.signal(SIGHUP)
        #expect(try probe.finish().status != 129)
    }

    /// Waits until the process has blocked SIGTERM, so that it will read its signals instead of dying of them.
    @Test("a long batch ends with its counts", arguments: signals)
    func batch(signal: Int32, status: Int32) throws {
        let program = RelayctlProgram()
        let made = try program.shell(
            """
            openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out key
            relayctl token mint --key key --lifetime 1h > token
            for i in $(seq 14); do cat token token > more; mv more token; done; wc -l < token
            """)
        #expect(made.output == "16384\n", "\(made.errors)")
        let batch = try program.start(["token", "verify", "--batch", "--key", "key", "@token"])
        try batch.waitForOutput(containing: "\n")
        batch.signal(signal)
        let outcome = try batch.finish()
        #expect(outcome.status == status)
        #expect(outcome.errors.hasSuffix("relayctl: interrupted\n"))
        let lines = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        let last = try #require(lines.last)
        #expect(last["schema"] == "relayctl.token.batch/1")
        #expect(last["interrupted"] == true)
        #expect(last["exit"]?.int == Int64(status))
        #expect(last["tokens"]?.int == Int64(lines.count - 1))
    }

    @Test("a verdict that takes long is not waited for", arguments: signals)
    func verdict(signal: Int32, status: Int32) throws {
        let program = RelayctlProgram()
        program.write("key", "a key for tests that is long enough for HS256")
        let made = try program.shell(
            """
            { printf '{"a":"'; head -c 20000000 /dev/zero | tr '\\0' a; printf '"}'; } > claims
            relayctl token mint --secret-file key --claims-file claims > token
            """)
        #expect(made.status == 0, "\(made.errors)")
        let verify = try program.start(["token", "verify", "--secret-file", "key", "--json", "@token"])
        try untilBlocked(verify.id)
        verify.signal(signal)
        let outcome = try verify.finish()
        #expect(outcome.status == status)
        #expect(outcome.errors == "relayctl: interrupted\n")
        #expect(try JSONReader.read(Array(outcome.output.utf8))["interrupted"] == true)
    }

    private func untilBlocked(_ id: pid_t) throws {
        for _ in 0..<20_000 {
            let status = SourceTree.text(of: "/proc/\(id)/status") ?? ""
            let mask = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }?.dropFirst(7).filter {
                $0 != "\t"
            }
            if let mask, let bits = UInt64(mask, radix: 16), bits & 1 << UInt64(SIGTERM - 1) != 0 { return }
            poll(nil, 0, 1)
        }
        throw RunningProgram.Failure(description: "it never blocked SIGTERM")
    }
}
