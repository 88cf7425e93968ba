import RelayTestSupport
import Testing

/// `man/`: the pages are well formed and know every option.
@Suite struct ManPageTests {
    private static let pages: [(page: String, commands: [[String]])] = [
        ("relayctl.1", [[], ["explain"]]), ("relayctl-diagnose.1", [["diagnose"]]), ("relayctl-probe.1", [["probe"]]),
        ("relayctl-logs-check.1", [["logs-check"]]),
        ("relayctl-relay.1", [["relay"]]),
        ("relayctl-repl.1", []),
        ("relayctl-ws.1", [["ws", "connect"], ["ws", "send"]]),
        ("relayctl-login.1", [["login"], ["logout"], ["whoami"]]),
        ("relayctl-token.1", ["decode", "verify", "mint", "diff", "expires"].map { ["token", $0] }),
        ("relayctl-config.1", [["config", "show"], ["config", "path"], ["config", "init"]]),
    ]

    @Test("mandoc finds nothing to say", arguments: pages.map(\.page))
    func lint(page: String) throws {
        let path = "\(SourceTree.root() ?? ".")/man/\(page)"
        let outcome = try RelayctlProgram().shell("mandoc -Tlint -Wwarning '\(path)'")
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
    }

    @Test("every option of the help is in the page", arguments: pages)
    func options(page: String, commands: [[String]]) throws {
        let text = Self.text(page) + Self.text("relayctl.1")
        for command in commands {
            let help = try RelayctlProgram().run(command + ["--help"]).output
            let missing = Self.longOptions(help).filter { !text.contains("Fl -\($0)") }
            #expect(missing == [], "\(command)")
        }
    }

    @Test("every command has a page, its own or a link to one")
    func links() throws {
        let help = try RelayctlProgram().run(["--help"]).output
        let commands = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst().filter {
            $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ")
        }.map { String($0.split(separator: " ")[0]) }
        #expect(commands.count == 11)
        for command in commands {
            let page = Self.text("relayctl-\(command).1")
            guard page.hasPrefix(".so man1/") else {
                #expect(page.hasPrefix(".Dd "), "\(command)")
                continue
            }
            let target = page.dropFirst(".so man1/".count).prefix { $0 != "\n" }
            #expect(Self.text(String(target)).contains("Cm \(command)"), "\(command)")
        }
    }

    private static func text(_ page: String) -> String {
        SourceTree.text(of: "\(SourceTree.root() ?? ".")/man/\(page)") ?? ""
    }

    /// The long options at the beginning of the help's lines.
    private static func longOptions(_ help: String) -> [String] {
        help.split(separator: "\n").flatMap { line -> [String] in
            guard line.hasPrefix("  -") else { return [] }
            let head = line.split(separator: " ").prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
            return head.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2).prefix { $0 != "," }) }
        }.filter { $0 != "help" && $0 != "version" }
    }
}
