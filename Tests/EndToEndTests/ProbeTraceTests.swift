import RelayTestSupport
import Testing

/// `probe --trace`: what went over the wire of every connection.
@Suite struct ProbeTraceTests {
    private let program = RelayctlProgram()

    @Test("the API's exchanges, the handshakes and their frames, a line each; no secret, and a private file")
    func trace() throws {
        let words = ["probe", "demo", "--trace", "t.log", "--pairs", "1", "-b", "sessionid=geheim"]
        let outcome = try program.run(words)
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
        let text = try program.shell("cat t.log; stat -c %a t.log").output
        for part in [
            " http#1 > head GET /api/auth/me/ HTTP/1.1\n", " http#1 < head HTTP/1.1 401 ", " http#1 < bytes \"{",
            " login#2 > head POST /api/auth/login/ HTTP/1.1\n", " login#2 > head Content-Type: application/json\n",
            " login#2 > bytes \"<", " bytes, masked>\"\n", " login#2 < bytes \"<", " me#3 > head Authorization: ***\n",
            " me#3 < head HTTP/1.1 200 ", " upgrade#4 > head GET /ws/chat/test-room/ HTTP/1.1\n",
            " upgrade#4 > head Cookie: ***\n", " upgrade#4 > head Sec-WebSocket-Protocol: Bearer, <jwt",
            " upgrade#4 < head HTTP/1.1 101 ", " upgrade#4 > ping fin=1 ", " upgrade#4 < pong fin=1 ",
            " upgrade#4 > text fin=1 length=", " upgrade#4 < text fin=1 length=", " broadcast#5 > text fin=1 length=",
            " broadcast#5 > close fin=1 length=2 code=1000", " upgrade#4 < close fin=1 length=2 code=1000", "\n600\n",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("eyJ") && !text.contains("geheim") && !text.contains("\u{1b}"))
    }

    @Test(
        "--show-secrets masks nothing in the trace, and the report stays masked", arguments: [[], ["--json"], ["-v"]])
    func showSecrets(form: [String]) throws {
        let words = [
            "probe", "demo", "--trace", "t.log", "--show-secrets", "-b", "sessionid=geheim", "--save", "b.json",
        ]
        let outcome = try program.run(words + form)
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("relayctl: --show-secrets: nothing is masked in the trace\n"))
        let text = try program.shell("cat t.log").output
        for part in [
            " login#2 > bytes \"{\\\"username\\\"", " me#3 > head Authorization: Bearer eyJ",
            " upgrade#4 > head Cookie: sessionid=geheim\n", " upgrade#4 > head Sec-WebSocket-Protocol: Bearer, eyJ",
        ] { #expect(text.contains(part) || text.contains(part.replacing("\\", with: "")), "\(part)") }
        let told = try outcome.output + outcome.errors + program.shell("cat b.json").output
        #expect(!told.contains("eyJ") && !told.contains("geheim"))
    }

    @Test("- is stderr; a file that cannot be made is 73 and nothing is sent, one that cannot be filled 74")
    func places() throws {
        let errors = try program.run(["probe", "demo", "--no-token", "--trace", "-", "--experiments", "all"])
        #expect(errors.status == 21 && errors.errors.contains(" upgrade#2 < head HTTP/1.1 403 Access denied\n"))
        // An experiment is called by its name.
        #expect(errors.errors.contains(" host-of-origin#") && errors.errors.contains(" no-origin#"))
        let server = try WireServer(.hold)
        let impossible = try program.run(["probe", server.url, "--trace", "no/such/file"])
        #expect(impossible.status == 73 && impossible.errors.contains("cannot write 'no/such/file'"))
        #expect(server.received == [])
        let full = try program.run(["probe", "demo", "--trace", "/dev/full"])
        #expect(full.status == 74 && full.output.contains("exit 0"))
        #expect(full.errors == "relayctl: cannot write '/dev/full': No space left on device\n")
        expectOneLine(try program.run(["probe", "demo", "--show-secrets"]), 64, "--show-secrets is for --trace")
    }

    @Test("several targets share a trace: each connection has a number of its own") func targets() throws {
        let (relay, url) = try program.startRelay([])
        defer { withExtendedLifetime(relay) {} }
        _ = try program.run(["--trace", "t.log", "probe", url, url, url, "--no-token", "--experiments", "off"])
        let lines = try program.shell(
            "grep -c '> head GET' t.log; grep '> head GET' t.log | cut -d' ' -f2 | sort -u | wc -l")
        #expect(lines.output == "6\n6\n")
    }
}
