import RelayTestSupport
import Testing

/// Help exits 0, fits a terminal and knows every option.
@Suite struct HelpTests {
    static let commands = [
        "", "login", "logout", "whoami", "token", "token decode", "token verify", "probe", "diagnose", "relay",
        "explain",
        "config",
        "config show", "config path",
        "config init",
    ]

    private static func help(_ command: String) throws -> RelayctlProgram.Outcome {
        try RelayctlProgram().run(command.split(separator: " ").map(String.init) + ["--help"])
    }

    @Test("--help exits 0, on stdout, in lines of at most 80", arguments: commands)
    func fits(command: String) throws {
        let outcome = try Self.help(command)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.split(separator: "\n").filter { $0.count > 80 } == [])
        #expect(outcome.output.contains("USAGE: relayctl \(command)"))
        #expect(
            try RelayctlProgram().run(["help"] + command.split(separator: " ").map(String.init)).output
                == outcome.output)
    }

    @Test(
        "every option is listed",
        arguments: [
            ("", "login logout whoami token probe relay config explain --version"),
            ("login", "--username --password-stdin --password-file --password-command --print-token --json --output"),
            ("login", "--header -H --user-agent -A --cookie -b --host --auth --origin -o"),
            ("whoami", "--header -H --user-agent -A --cookie -b --host --auth --origin -o"),
            ("logout", "--connect --profile --username --json"), ("explain", "--list --json --format --output --color"),
            ("diagnose", "--against --strict --json --format --output --color"),
            ("whoami", "--connect --profile --username --token-file --token --token-env --json --cacert --insecure"),
            ("token decode", "--json --format --output --color"),
            ("token verify", "--secret-file --secret-env --secret-encoding --key --alg --now --leeway --iss --aud"),
            ("token verify", "--dialect --token-type --min-remaining --allow-weak-key --json --output"),
            ("probe", "--connect --profile --room --origin --user-agent --header --subprotocol --subprotocol-policy"),
            ("probe", "--no-token --token-file --token --token-env --auth-mode --auth-scheme --query-name"),
            ("probe", "--username --password-stdin --password-file --password-command"),
            ("probe", "--ca --cacert --no-check --insecure --servername --connect-timeout --handshake-timeout"),
            ("probe", "--close-timeout --max-time --format --json --output --color"),
            ("probe", "--trace --show-secrets"), ("probe", "--fault --until --skip --redis --pairs --strict"),
            ("relay", "--listen --echo --secret-file --user --password-file --allowed-origin --redis --tls-cert"),
            ("relay", "--tls-key --fault --list-faults --log-format"), ("config show", "--json --profile"),
        ])
    func lists(command: String, options: String) throws {
        let words = Set(try Self.help(command).output.split { " ,\n".contains($0) }.map(String.init))
        #expect(options.split(separator: " ").map(String.init).filter { !words.contains($0) } == [])
    }

    @Test("there is no option that takes a password", arguments: commands)
    func noPassword(command: String) throws {
        let words = try Self.help(command).output.split { " ,\n<=".contains($0) }
        #expect(!words.contains("--password"))
    }

    @Test("the version is one line")
    func version() throws {
        let outcome = try RelayctlProgram().run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("relayctl ") && outcome.output.hasSuffix("\n"))
    }
}
