import RelayClient
import RelayCommands
import Testing

@Suite struct ConnectionEntryTests {
    @Test(
        "--resolve",
        arguments: [
            ("h.test:80:127.0.0.1", "h.test", 80, ["127.0.0.1"]), ("H.Test:443:::1", "h.test", 443, ["::1"]),
            ("h.test:443:[::1]", "h.test", 443, ["::1"]),
            ("h.test:443:127.0.0.1,[::1],::2", "h.test", 443, ["127.0.0.1", "::1", "::2"]),
            ("[::1]:80:127.0.0.1", "::1", 80, ["127.0.0.1"]),
            ("127.0.0.1:80:127.0.0.2", "127.0.0.1", 80, ["127.0.0.2"]),
        ] as [(String, String, UInt16, [String])])
    func pin(word: String, host: String, port: UInt16, addresses: [String]) throws {
        #expect(try ConnectionEntry.pin(word) == .init(host: host, port: port, addresses: addresses))
    }

    @Test(
        "--connect-to",
        arguments: [
            ("h.test:80:o.test:81", "h.test", 80, "o.test", 81), ("::o.test:81", "", 0, "o.test", 81),
            ("h.test:80::", "h.test", 80, "", 0), (":::", "", 0, "", 0), ("[::1]:80:[::2]:81", "::1", 80, "::2", 81),
            ("H.test::O.test:", "h.test", 0, "o.test", 0),
        ] as [(String, String, UInt16, String, UInt16)])
    func detour(word: String, host: String, port: UInt16, toHost: String, toPort: UInt16) throws {
        #expect(try ConnectionEntry.detour(word) == .init(host: host, port: port, toHost: toHost, toPort: toPort))
    }

    @Test(
        "refused, and the option named",
        arguments: [
            "", "h.test", "h.test:80", "h.test:80:", "h.test:80:o.test", "h.test:80:127.0.0.1,", "h.test:0:127.0.0.1",
            "h.test:70000:127.0.0.1", "h.test:x:127.0.0.1", ":80:127.0.0.1", "a b:80:127.0.0.1", "a\n:80:127.0.0.1",
            "h.test:80:127.0.0.1:9", "h.test:80:127.1",
        ])
    func badPin(word: String) {
        let failure = failure { () throws(CommandFailure) in try ConnectionEntry.pin(word) }
        #expect(failure?.status == .usage && failure?.message.hasPrefix("--resolve ") == true)
        #expect(failure?.message.contains("\n") != true)
    }

    @Test(
        "refused, and the option named",
        arguments: [
            "", "h.test:80", "h.test:80:o.test", "h.test:0:o.test:1", "h:1:o:x", "a b:80:o:1", "h:1:o/:1", "a:1:b:2:3",
        ])
    func badDetour(word: String) {
        let failure = failure { () throws(CommandFailure) in try ConnectionEntry.detour(word) }
        #expect(failure?.status == .usage && failure?.message.hasPrefix("--connect-to ") == true)
    }
}
