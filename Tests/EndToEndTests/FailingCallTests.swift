import RelayTestSupport
import Testing

/// System calls that fail under a session, by strace(1): it ends, in time, and never as if all were well.
@Suite struct FailingCallTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let injection: String
        let status: Int32
        let says: String
        let options: String

        init(_ injection: String, _ status: Int32, _ says: String, options: String = "") {
            (self.injection, self.status, self.says, self.options) = (injection, status, says, options)
        }

        var testDescription: String { injection }
    }

    private let program = RelayctlProgram()
    private let relay: RunningProgram
    private let url: String

    init() throws { (relay, url) = try program.startRelay(["--echo"]) }

    private func send(_ injection: String, _ options: String = "") throws -> RelayctlProgram.Outcome {
        let line = "relayctl ws send \(url)/ x --no-token --expect x --within 2 -m 8 \(options)"
        return try program.shell("strace -f -qq -o /dev/null \(injection) \(line)")
    }

    @Test(
        "a call that fails is named",
        arguments: [
            Row("-e inject=sendto:error=EIO:when=1", 24, "upgrade: lost without a byte: Input/output error"),
            Row("-e inject=sendto:error=EIO:when=2", 33, "session: Input/output error"),
            Row("-e inject=recvfrom:error=EIO:when=1", 24, "upgrade: lost without a byte: Input/output error"),
            Row("-e inject=socket:error=EMFILE:when=1", 11, "tcp: 127.0.0.1:"),
            Row("-e inject=connect:error=ENETUNREACH:when=1", 11, " Network is unreachable"),
            Row("-e inject=poll:error=EINTR:when=1..60000", 11, " timed out", options: "--connect-timeout 0.1"),
        ])
    func fails(row: Row) throws {
        let outcome = try send(row.injection, row.options)
        #expect(outcome.status == row.status, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("relayctl: ") && outcome.output == "")
        #expect(outcome.errors.contains(row.says), "\(outcome.errors)")
    }

    @Test(
        "a call that is made again, or made without",
        arguments: [
            "-e inject=poll:error=EINTR:when=1+2", "-e inject=recvfrom,sendto:error=EINTR:when=1+2",
            "-e inject=sendto:error=EAGAIN:when=1+2", "-e inject=getrandom:error=EPERM",
            // Where the runtime looks for the command line.
            "-P /proc/self/maps -e inject=openat:error=EACCES",
        ])
    func goesOn(injection: String) throws {
        let outcome = try send(injection)
        #expect(outcome.status == 0 && outcome.output == "x\n", "\(outcome.errors)")
    }

    @Test(
        "any one call",
        arguments: [
            ("sendto", 4), ("recvfrom", 4), ("poll", 3), ("fcntl", 2), ("ioctl", 2), ("getsockopt", 1),
            ("setsockopt", 1), ("signalfd4", 1),
        ])
    func anyCall(name: String, places: Int) throws {
        for place in 1...places {
            let outcome = try send("-e inject=\(name):error=EIO:when=\(place)")
            let isWell = outcome.status == 0 && outcome.output == "x\n"
            #expect(isWell || [11, 24, 33, 74].contains(outcome.status), "\(name) \(place): \(outcome)")
            #expect(isWell || outcome.errors.hasPrefix("relayctl: "), "\(name) \(place): \(outcome)")
        }
    }

    /// strace holds the ends of its threads up as well, so it is the answer that is waited for.
    @Test("a read that hangs keeps a large log from neither its deadline nor a signal")
    func hangingRead() throws {
        let script = """
            truncate -s 100M large.log
            run() { strace -f -qq -o /dev/null -e inject=pread64:delay_enter=100000000:when=9 \
                relayctl logs-check large.log "$@"; }

            """
        let late = try program.startShell(script + "run --max-time 1s")
        try late.waitForOutput(containing: "interrupted, exit 60")
        // One thread hangs in the first part, and the other waits for it five parts further on.
        let signal = """
            run & until id=$(pgrep -x relayctl -P "$(pgrep -x strace -P $!)") \
                && [ "$(awk '/^rchar/ { print $2 }' /proc/$id/io)" -gt 1800000 ]; do :; done
            kill -TERM $id; wait
            """
        let signalled = try program.startShell(script + signal)
        try signalled.waitForOutput(containing: "interrupted, exit 143")
    }
}
