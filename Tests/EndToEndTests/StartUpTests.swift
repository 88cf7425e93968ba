import RelayTestSupport
import Testing

/// What a start loads and starts.
@Suite struct StartUpTests {
    @Test(
        "libcurl is not loaded by what needs no HTTP",
        arguments: ["--version", "token decode @token", "explain 21", "--help"])
    func libraries(words: String) throws {
        let program = RelayctlProgram()
        program.write("token", "e30.e30.e30")
        let outcome = try program.shell("LD_DEBUG=files relayctl \(words)")
        #expect(outcome.errors.contains("libc.so"))
        #expect(!outcome.errors.contains("libcurl"))
    }

    @Test("libcurl is loaded by what asks over HTTP")
    func curl() throws {
        #expect(try RelayctlProgram().shell("LD_DEBUG=files relayctl whoami demo").errors.contains("libcurl.so.4"))
    }

    @Test(
        "no other program is started, but by --password-command",
        arguments: [
            ("probe demo", 1), ("login demo", 1), ("token decode @token", 1), ("logout http://127.0.0.1:1", 1),
            ("login http://127.0.0.1:1 -u u --password-command 'echo x'", 2),
        ])
    func processes(words: String, count: Int) throws {
        let program = RelayctlProgram()
        program.write("token", "e30.e30.e30")
        _ = try program.shell("strace -f -qq -e trace=execve -e signal=none -o trace relayctl \(words)")
        let trace = SourceTree.text(of: program.file("trace")) ?? ""
        #expect(
            trace.split(separator: "\n").filter { $0.contains("execve(") && $0.hasSuffix(" = 0") }.count == count,
            "\(trace)")
    }
}
