import Glibc
import RelayHost
import Testing

@Suite struct TerminalModeTests {
    @Test func `hidden input, and back`() throws {
        let terminal = try Terminal()
        let before = terminal.localFlags
        #expect(before & tcflag_t(ECHO) != 0)
        do {
            let mode = try TerminalMode(.hiddenInput, on: terminal.near)
            #expect(terminal.localFlags & tcflag_t(ECHO) == 0)
            #expect(terminal.localFlags & tcflag_t(ICANON) != 0)
            _ = consume mode
        }
        #expect(terminal.localFlags == before)
    }

    @Test func `raw, and back`() throws {
        let terminal = try Terminal()
        let before = terminal.localFlags
        do {
            let mode = try TerminalMode(.raw, on: terminal.near)
            #expect(terminal.localFlags & tcflag_t(ECHO | ICANON | ISIG) == 0)
            _ = consume mode
        }
        #expect(terminal.localFlags == before)
    }

    @Test func `a pipe has no mode`() throws {
        let ends = try pipeEnds()
        defer {
            close(ends.reading)
            close(ends.writing)
        }
        #expect(throws: SystemFailure.self) { _ = try TerminalMode(.raw, on: ends.reading) }
    }
}
