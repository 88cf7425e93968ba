import RelayBytes
import RelayTestSupport
import Testing

/// Surroundings that a program does not expect.
@Suite struct SurroundingsTests {
    /// A line of shell each; `COMMAND` stands for the words of relayctl.
    static let surroundings = [
        "env -u HOME -u XDG_STATE_HOME -u XDG_CONFIG_HOME relayctl COMMAND",
        "env -i \"$(command -v relayctl)\" COMMAND", "mkdir gone && cd gone && rmdir ../gone && relayctl COMMAND",
        "TERM=dumb relayctl COMMAND", "env -u TERM relayctl COMMAND", "NO_COLOR=1 relayctl COMMAND",
        "COLUMNS=0 relayctl COMMAND", "LANG=C LC_ALL=C relayctl COMMAND", "TZ=bogus/zone relayctl COMMAND",
        "ulimit -n 32; relayctl COMMAND", "ulimit -c unlimited 2> /dev/null; relayctl COMMAND",
        "cd / && relayctl COMMAND", "ulimit -v 600000; relayctl COMMAND", "HOME=/nonexistent relayctl COMMAND",
        "XDG_STATE_HOME=/dev/null XDG_CONFIG_HOME=/dev/null relayctl COMMAND",
        "http_proxy=http://127.0.0.1:1 no_proxy='*' relayctl COMMAND",
    ]

    @Test("a probe is healthy wherever it runs", arguments: surroundings)
    func healthy(line: String) throws {
        let outcome = try RelayctlProgram().shell(line.replacing("COMMAND", with: "probe demo"))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("healthy in "))
        #expect(!outcome.output.contains("\u{1b}"))
    }

    @Test("so is a session", arguments: surroundings)
    func session(line: String) throws {
        let outcome = try RelayctlProgram().shell(
            line.replacing("COMMAND", with: "ws send demo --chat x --expect x --json"))
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
        let last = try JSONReader.read(Array((outcome.output.split(separator: "\n").last ?? "").utf8))
        #expect(last["outcome"] == "met" && last["exit"] == 0)
    }

    @Test("with too few descriptors it says so", arguments: 5...10)
    func fewDescriptors(limit: Int) throws {
        let program = RelayctlProgram()
        let outcome = try program.shell("ulimit -n \(limit); exec relayctl probe demo")
        expectOneLine(outcome, 73, "Too many open files")
        program.write("token", "null")
        #expect(try program.shell("ulimit -n \(limit); exec relayctl token decode @token").status == 65)
    }

    @Test("without a home there is no place for tokens")
    func homeless() throws {
        let program = RelayctlProgram()
        program.write("password", "x\n")
        let none: [String: String?] = ["HOME": nil, "XDG_STATE_HOME": nil]
        expectOneLine(try program.run(["logout", "http://127.0.0.1:1"], none), 78, "set HOME or XDG_STATE_HOME")
        let (relay, url) = try program.startRelay(["--user", "u", "--password-file", "password"])
        let outcome = try program.run(["login", url, "-u", "u", "--password-file", "password"], none)
        expectOneLine(outcome, 78, "set HOME or XDG_STATE_HOME")
        let token = try program.run(["login", url, "-u", "u", "--password-file", "password", "--print-token"], none)
        #expect(token.status == 78 || token.status == 0)
        withExtendedLifetime(relay) {}
    }

    @Test("--output writes the answer whole or not at all")
    func outputFile() throws {
        let program = RelayctlProgram()
        let line = "relayctl probe demo --json --output report.json && test $(wc -l < report.json) = 1"
        #expect(try program.shell(line).status == 0)
        #expect(
            try program.shell("chmod 400 report.json; relayctl probe demo --output report.json; stat -c %a report.json")
                .output == "400\n")
        #expect(try program.shell("ln -s nowhere link; relayctl probe demo --output link").status == 73)
        #expect(try program.shell("mkfifo fifo; relayctl probe demo --output fifo").status == 73)
        #expect(try program.shell("ls -A").output.split(separator: "\n").sorted() == ["fifo", "link", "report.json"])
    }
}
