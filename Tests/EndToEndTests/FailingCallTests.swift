import RelayTestSupport
import Testing

/// System calls that fail under a session, by strace(1): it ends, in time, and never as if all were well.
@Suite struct FailingCallTests {
    @Test(
        "a call that fails",
        arguments: [
            ("-e inject=sendto:error=EIO:when=1", Int32(24)), ("-e inject=sendto:error=EIO:when=2", 33),
            ("-e inject=recvfrom:error=EIO:when=1", 24), ("-e inject=socket:error=EMFILE:when=1", 11),
        ])
    func fails(injection: String, status: Int32) throws {
        let program = RelayctlProgram()
        let server = try WireServer(.upgrade, .hold)
        let outcome = try program.shell(
            "strace -f -qq -o /dev/null \(injection) relayctl ws send ws://127.0.0.1:\(server.port)/ x --expect x -m 8")
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("relayctl: ") && outcome.output == "")
    }
}
