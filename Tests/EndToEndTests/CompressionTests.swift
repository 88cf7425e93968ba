import RelayBytes
import RelayTestSupport
import Testing

/// `--compression`, at a relay that agrees and at one that declines.
@Suite struct CompressionTests {
    private let program = RelayctlProgram()

    @Test(
        "the agreement is in the open event",
        arguments: [([], true), (["--compression", "auto"], true), (["--compression", "require"], true)]
            + [(["--compression", "off"], false)] as [([String], Bool)])
    func agreement(words: [String], isAgreed: Bool) throws {
        let (relay, url) = try program.startRelay(["--echo"])
        defer { relay.endInput() }
        let outcome = try program.run(
            ["ws", "connect", url, "--no-token", "--json"] + words, input: .text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(#""text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa""#))
        #expect(outcome.output.contains("\"compression\":\(isAgreed)"))
        #expect(outcome.output.contains(#""extension":"permessage-deflate, window bits 15"#) == isAgreed)
    }

    @Test("a server that declines: auto goes without, require fails the handshake")
    func declined() throws {
        let auto = try program.run(["ws", "send", "demo", "--chat", "hello", "--json"])
        #expect(auto.status == 0 && auto.output.contains(#""compression":false"#), "\(auto.output)\(auto.errors)")
        let required = try program.run(["ws", "send", "demo", "--chat", "hello", "--compression", "require"])
        #expect(required.status == 25)
        #expect(required.errors.contains("permessage-deflate was not agreed"), "\(required.errors)")
        #expect(try program.run(["probe", "demo"]).status == 0)
        #expect(try program.run(["probe", "demo", "--compression", "require"]).status == 25)
    }

    @Test("another word is a usage error", arguments: ["ws connect", "ws send", "probe"])
    func word(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try program.run(words + ["demo", "--compression", "on"])
        #expect(outcome.status == 64 && outcome.errors.contains("--compression is auto, off or require, not 'on'"))
    }
}
