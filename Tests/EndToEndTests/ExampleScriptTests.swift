import RelayTestSupport
import Testing

/// The scripts under `examples/`, with a stand-in for the program where a run is to end in a way of its own.
@Suite struct ExampleScriptTests {
    private let program = RelayctlProgram()
    private let examples = (SourceTree.root() ?? ".") + "/examples"

    /// Puts a program before relayctl in PATH that counts its calls and ends with the status.
    private func standIn(_ status: Int32) {
        program.write("relayctl", "#!/bin/sh\necho call >> calls\nexit \(status)\n", mode: 0o700)
    }

    @Test(
        "metrics that were not written are a failure, whatever the status, also over those of an earlier run",
        arguments: [0, 64, 70, 74, 126, 127, 139])
    func noMetrics(status: Int32) throws {
        standIn(status)
        let script = "PATH=.:$PATH sh \(examples)/prometheus/textfile.sh targets ."
        #expect(try program.shell(script).status == 1)
        program.write("relayctl.prom", "relayctl_up 1\n")
        #expect(try program.shell(script).status == 1)
    }

    @Test("metrics of a target that is down are written, and again over the first")
    func metrics() throws {
        program.write("targets", "ws://127.0.0.1:\(try WireServer.closedPort())/\n")
        for _ in 1...2 {
            let outcome = try program.shell("sh \(examples)/prometheus/textfile.sh targets .")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try program.shell("grep -c '^relayctl_.*127.0.0.1' relayctl.prom").status == 0)
        }
    }

    @Test(
        "a wait that no waiting helps ends with the first try", arguments: [45, 64, 70, 78, 126, 127, 130, 143])
    func endsAtOnce(status: Int32) throws {
        standIn(status)
        let outcome = try program.shell(
            "PATH=.:$PATH sh \(examples)/scripts/wait-until-healthy.sh ws://127.0.0.1:1/; echo $?; cat calls")
        #expect(outcome.output == "\(status)\ncall\n")
    }
}
