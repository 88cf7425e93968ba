import RelayTestSupport
import Testing

/// stdin, stdout and stderr in every state that a shell, cron or systemd may leave them in.
@Suite struct StandardStreamTests {
    private static let commands = [
        "relayctl probe demo", "relayctl probe demo --json", "relayctl login demo", "relayctl login demo --print-token",
        "relayctl logout demo", "relayctl whoami demo", "relayctl token decode @token", "relayctl explain exit-status",
        "relayctl token verify --secret-file key @token", "relayctl --help", "relayctl help", "relayctl probe --help",
        "relayctl ws send demo --chat x --expect x", "relayctl --version", "relayctl relay",
        "relayctl relay --list-faults",
        "relayctl --generate-completion-script bash",
    ]

    private static let program: Result<RelayctlProgram, any Error> = Result {
        let program = RelayctlProgram()
        program.write("key", "a key for tests that is long enough for HS256\n")
        let made = try program.shell(
            "umask 077; relayctl login demo --print-token > token; relayctl login demo --print-token")
        try #require(made.status == 0)
        return program
    }

    @Test("a stdout that takes nothing is 74, said in a line", arguments: commands, ["> /dev/full", ">&-"])
    func unwritable(command: String, way: String) throws {
        let outcome = try Self.program.get().shell("exec \(command) \(way)")
        #expect(outcome.status == 74, "\(outcome.errors)")
        let last = outcome.errors.split(separator: "\n").last ?? ""
        #expect(last.hasPrefix("relayctl: cannot write to stdout: "))
        // The relay logs before it greets.
        if !command.hasSuffix("relay") { expectOneLine(outcome, 74, "cannot write to stdout") }
    }

    @Test(
        "a reader that closes the pipe is no error",
        arguments: commands.filter { $0 != "relayctl relay" && !$0.contains("verify") })
    func closedPipe(command: String) throws {
        for reader in ["head -1", "true"] {
            let outcome = try Self.program.get().shell("set -o pipefail; \(command) | \(reader)")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors == "")
        }
    }

    @Test("a stderr that takes nothing changes nothing", arguments: ["2> /dev/full", "2>&-"])
    func silentTalk(way: String) throws {
        let outcome = try Self.program.get().shell(
            "exec relayctl login http://127.0.0.1:1 -u u --password-file key \(way)")
        #expect(outcome.status == 11)
        let probe = try Self.program.get().shell("exec relayctl probe demo \(way)")
        #expect(probe.status == 0)
        #expect(probe.output.contains("healthy"))
    }

    @Test(
        "the result does not depend on stdin",
        arguments: [
            ("probe demo", Int32(0)), ("probe demo --fault origin", 21), ("probe demo --fault drop", 33),
            ("whoami demo", 0), ("ws send demo --chat x --expect x", 0),
            ("ws send demo --chat x --expect zz --within 0.1", 1),
        ])
    func anyInput(words: String, status: Int32) throws {
        let program = try Self.program.get()
        let arguments = words.split(separator: " ").map(String.init)
        for input in [RunningProgram.Input.nothing, .text("x\n"), .held, .closed] {
            #expect(try program.run(arguments, input: input).status == status)
        }
        #expect(try program.shell("script -qec 'relayctl \(words)' /dev/null").status == status)
        #expect(try program.shell("exec relayctl \(words) <&- 2>&-").status == status)
    }

    @Test("a secret may come from stdin, a FIFO and a process substitution")
    func pipes() throws {
        let program = try Self.program.get()
        for line in [
            "relayctl token decode < token", "relayctl token decode - < token", "cat token | relayctl token decode",
            "relayctl token decode @<(cat token)",
            "relayctl token verify --secret-file <(cat key) @token; test $? = 40",
            "relayctl token decode \"$(cat token)\"",
        ] {
            #expect(try program.shell(line).status == 0, "\(line)")
        }
    }

    @Test("plain text is ASCII, one fact a line")
    func plain() throws {
        for fault in ["", "--fault origin", "--fault redis-down"] {
            let output = try Self.program.get().shell("relayctl probe demo \(fault)").output
            #expect(output.utf8.allSatisfy { $0 == 0x0a || (0x20..<0x7f).contains($0) })
        }
    }
}
