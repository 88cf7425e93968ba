import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// `--har`: the session as an HTTP archive.
@Suite struct HARTests {
    private let program = RelayctlProgram()

    private func log() throws -> JSONObject {
        let text = try program.shell("cat s.har").output
        guard let log = try JSONReader.read(Array(text.utf8)).object?["log"]?.object else { throw Missing() }
        return log
    }

    private struct Missing: Error {}

    @Test("handshake and messages, tokens and cookies masked, private") func session() throws {
        let outcome = try program.run(
            ["ws", "send", "demo", "--chat", "hi", "--expect", "hi", "--har", "s.har", "-b", "sessionid=geheim"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let log = try log()
        #expect(log["version"] == "1.2")
        let entry = log["entries"]?.array?.first?.object
        #expect(entry?["request"]?.object?["method"] == "GET")
        #expect(entry?["response"]?.object?["status"] == 101)
        let messages = entry?["_webSocketMessages"]?.array ?? []
        #expect(messages.map { $0.object?["type"] } == ["send", "receive"])
        #expect(messages.first?.object?["data"] == #"{"type":"chat_message","message":"hi"}"#)
        #expect(messages.first?.object?["opcode"] == 1)
        let text = try program.shell("cat s.har; stat -c %a s.har").output
        #expect(!text.contains("eyJ") && !text.contains("geheim") && text.hasSuffix("\n600\n"))
    }

    @Test("a refusal has its answer, and no messages") func refused() throws {
        #expect(try program.run(["ws", "send", "demo", "x", "--no-token", "--har", "s.har"]).status == 21)
        let entry = try log()["entries"]?.array?.first?.object
        #expect(entry?["response"]?.object?["status"] == 403 && entry?["_webSocketMessages"]?.array == [])
    }

    @Test("it is whole after a signal") func signal() throws {
        let outcome = try program.shell(
            "relayctl ws connect demo -x '{\"type\":\"chat_message\",\"message\":\"x\"}' --on-eof hold --har s.har < /dev/null > out & "
                + "until grep -q . out; do :; done; kill -TERM $!; wait $!; echo $?")
        #expect(outcome.output.hasSuffix("143\n"), "\(outcome.output)\(outcome.errors)")
        #expect(try log()["entries"]?.array?.count == 1)
    }

    @Test(
        "a file that cannot be made is 73, one that cannot be filled 74",
        arguments: [("no/such/file", Int32(73)), ("/dev/full", 74)])
    func impossible(path: String, status: Int32) throws {
        let outcome = try program.run(["ws", "send", "demo", "--chat", "hi", "--expect", "hi", "--har", path])
        #expect(outcome.status == status && outcome.errors.contains("cannot write '\(path)'"), "\(outcome.errors)")
    }
}
