import RelayCommands
import Testing

@Suite struct ArgumentOrderTests {
    private let order = ArgumentOrder(commands: ["probe": [], "login": [], "token": ["decode", "verify"]])

    @Test(
        "shared options move behind the subcommand, with their values",
        arguments: [
            (["probe", "demo"], ["probe", "demo"]),
            (["--json", "probe", "demo"], ["probe", "--json", "demo"]),
            (["-o", "http://a", "--json", "probe", "demo"], ["probe", "-o", "http://a", "--json", "demo"]),
            (["--origin=http://a", "probe"], ["probe", "--origin=http://a"]),
            (["--json", "token", "decode", "-"], ["token", "decode", "--json", "-"]),
            (["--json", "token", "--help"], ["token", "--json", "--help"]),
            (["token", "--json", "decode", "-"], ["token", "decode", "--json", "-"]),
            (["-o", "x", "token", "--report", "a=b", "decode"], ["token", "decode", "-o", "x", "--report", "a=b"]),
            (["token", "--nosuch", "decode"], ["token", "--nosuch", "decode"]),
            (["token", "--json"], ["token", "--json"]),
            (["token", "--output"], ["token", "--output"]),
            (["probe", "demo", "--json"], ["probe", "demo", "--json"]),
            (["--help"], ["--help"]),
            (["--version"], ["--version"]),
            (["--json"], ["--json"]),
            (["--origin"], ["--origin"]),
            (["help", "probe"], ["help", "probe"]),
            (["-h"], ["-h"]),
            ([], []),
            (["probe", "--", "-hello"], ["probe", "--", "-hello"]),
        ] as [([String], [String])])
    func arrange(words: [String], arranged: [String]) throws {
        let found = try order.arrange(words)
        #expect(found.path + found.rest == arranged)
        #expect(found.verbosity == 0 && !found.isQuiet)
    }

    @Test(
        "-v and -q hold anywhere before --",
        arguments: [
            (["-v", "probe"], 1, false), (["probe", "-vvv", "demo"], 3, false),
            (["-v", "probe", "--verbose"], 2, false),
            (["-q", "probe"], 0, true), (["probe", "demo", "--quiet"], 0, true),
            (["probe", "--", "-v", "-q"], 0, false),
        ] as [([String], Int, Bool)])
    func talk(words: [String], verbosity: Int, isQuiet: Bool) throws {
        let found = try order.arrange(words)
        #expect(found.path == ["probe"] && found.verbosity == verbosity && found.isQuiet == isQuiet)
    }

    @Test(
        "what the parser would misread is refused",
        arguments: [
            (["probe", "-hello"], "-hello"), (["-hx", "probe"], "-hx"), (["probe", "-vh"], "-vh"),
        ] as [([String], String)])
    func cluster(words: [String], word: String) {
        let failure = failure { () throws(CommandFailure) in try order.arrange(words) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("'\(word)'") == true && failure?.message.contains("'--'") == true)
    }

    @Test(
        "a mistyped command gets a suggestion",
        arguments: [
            (["prob"], "unknown command 'prob': did you mean 'relayctl probe'?"),
            (["lgoin", "x"], "unknown command 'lgoin': did you mean 'relayctl login'?"),
            (["token", "decod"], "unknown command 'decod': did you mean 'relayctl token decode'?"),
            (["frobnicate"], "unknown command 'frobnicate', see 'relayctl --help'"),
            (["\u{1b}[2J"], "unknown command '\\u{1b}[2J', see 'relayctl --help'"),
        ] as [([String], String)])
    func mistyped(words: [String], message: String) {
        let failure = failure { () throws(CommandFailure) in try order.arrange(words) }
        #expect(failure == CommandFailure.usage(message))
    }
}
