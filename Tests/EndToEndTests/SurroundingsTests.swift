import RelayTestSupport
import Testing

/// Surroundings that a program does not expect.
@Suite struct SurroundingsTests {
    @Test(
        "a probe is healthy wherever it runs",
        arguments: [
            "env -u HOME -u XDG_STATE_HOME -u XDG_CONFIG_HOME relayctl probe demo",
            "env -i \"$(command -v relayctl)\" probe demo",
            "mkdir gone && cd gone && rmdir ../gone && relayctl probe demo", "TERM=dumb relayctl probe demo",
            "env -u TERM relayctl probe demo", "NO_COLOR=1 relayctl probe demo", "COLUMNS=0 relayctl probe demo",
            "LANG=C LC_ALL=C relayctl probe demo", "TZ=bogus/zone relayctl probe demo",
            "ulimit -n 32; relayctl probe demo",
            "ulimit -c unlimited; relayctl probe demo", "cd / && relayctl probe demo",
            "HOME=/nonexistent relayctl probe demo",
            "http_proxy=http://127.0.0.1:1 no_proxy='*' relayctl probe demo",
        ])
    func healthy(line: String) throws {
        let outcome = try RelayctlProgram().shell(line)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("healthy in "))
        #expect(!outcome.output.contains("\u{1b}"))
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
