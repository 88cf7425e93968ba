import Glibc
import RelayTestSupport
import Testing

/// `--trace`, `-v` and the events of the handshake, the frames and the expectations.
@Suite struct TraceTests {
    private let program = RelayctlProgram()

    @Test("heads and frames both ways, a line each; no token is in it, and the file is private")
    func trace() throws {
        let path = program.file("trace.log")
        let outcome = try program.run(
            ["ws", "send", "demo", "--chat", "hi\u{1b}", "--expect", "hi", "--trace", path, "-b", "sessionid=geheim"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try program.shell("cat trace.log; stat -c %a trace.log").output
        for part in [
            "> head GET /ws/chat/test-room/ HTTP/1.1", "> head Cookie: ***", "< head HTTP/1.1 101",
            "> head Sec-WebSocket-Protocol: Bearer, <jwt", "> text fin=1 length=", "< text fin=1 length=",
            "> close fin=1 length=2 code=1000", "< close fin=1 length=2 code=1000", "\n600\n",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("eyJ") && !text.contains("geheim") && !text.contains("\u{1b}"))
    }

    @Test("- is stderr; a file that cannot be made is 73, and nothing is sent") func places() throws {
        let errors = try program.run(["ws", "send", "demo", "--no-token", "x", "--trace", "-"])
        #expect(errors.status == 21 && errors.errors.contains("< head HTTP/1.1 403 Access denied"))
        let impossible = try program.run(["ws", "send", "demo", "x", "--trace", "no/such/file"])
        #expect(impossible.status == 73 && impossible.errors.contains("cannot write 'no/such/file'"))
        let full = try program.run(["ws", "send", "demo", "--chat", "x", "--expect", "x", "--trace", "/dev/full"])
        #expect(full.status == 74, "\(full.errors)")
        #expect(full.errors == "relayctl: cannot write '/dev/full': No space left on device\n")
    }

    @Test("-v shows the heads on stderr, without secrets") func verbose() throws {
        let outcome = try program.run(["ws", "send", "demo", "--chat", "hi", "--expect", "hi", "-v"])
        #expect(outcome.errors.contains("relayctl: > GET /ws/chat/test-room/ HTTP/1.1"))
        #expect(outcome.errors.contains("relayctl: < HTTP/1.1 101 Switching Protocols"))
        #expect(!outcome.errors.contains("eyJ"))
    }

    @Test("request, response and expect are events; frame with -vv and with --trace alone") func events() throws {
        let words = [
            "ws", "send", "demo", "--chat", "hi", "--expect", "hi", "--expect", "zz", "--within", "0.3", "--json",
        ]
        let plain = try program.run(words)
        #expect(plain.status == 1)
        for part in [
            #""event":"request","method":"GET""#, #""event":"response","status":101"#,
            #""event":"expect","expectation":"--expect 'hi'","met":true"#,
            #""event":"expect","expectation":"--expect 'zz'","met":false"#,
        ] { #expect(plain.output.contains(part), "\(part)") }
        #expect(!plain.output.contains(#""event":"frame""#) && !plain.output.contains("eyJ"))
        for more in [["-vv"], ["--trace", "t.log"]] {
            let outcome = try program.run(words + more)
            #expect(outcome.output.contains(#""event":"frame","direction":"sent","opcode":"text","fin":true"#))
            #expect(outcome.output.contains(#""event":"frame","direction":"received","opcode":"close""#))
        }
    }
}
