import Glibc
import RelayBytes
import RelayHost
import Testing

@Suite struct TerminalPromptTests {
    private enum Answer: Equatable, Sendable {
        case line(String)
        case failed(TerminalPrompt.Failure)
    }

    /// Asks on a thread, and gives what the screen showed and what came of it once `act` was done.
    private func ask(
        _ terminal: Terminal, _ interrupts: Interrupts = .none, then act: (Terminal) -> Void
    ) throws -> Answer? {
        let answer = try Handoff<Answer>()
        let near = terminal.near
        startThread {
            do throws(TerminalPrompt.Failure) {
                let secret = try TerminalPrompt.secret(prompt: "password: ", on: near, interrupts: interrupts)
                answer.put(.line(secret.revealText()))
            } catch {
                answer.put(.failed(error))
            }
        }
        #expect(terminal.screen(endingWith: "password: ") == "password: ")
        act(terminal)
        _ = wait(for: answer.descriptor, .readable, until: after(.seconds(10)), interrupts: .none)
        return answer.take()
    }

    @Test func `the line comes and is not shown`() throws {
        let terminal = try Terminal()
        let before = terminal.localFlags
        let answer = try ask(terminal) { $0.type("hunter2 é\n") }
        #expect(answer == .line("hunter2 é"))
        #expect(terminal.screen(endingWith: "\n") == "\r\n")
        #expect(terminal.localFlags == before)
    }

    @Test func `an interrupt puts the terminal back`() throws {
        let terminal = try Terminal()
        let before = terminal.localFlags
        let wake = try WakeDescriptor()
        let answer = try ask(terminal, Interrupts(descriptors: [wake.raw])) { _ in wake.signal() }
        #expect(answer == .failed(.interrupted))
        #expect(terminal.localFlags == before)
    }

    @Test func `the end key without a line`() throws {
        let terminal = try Terminal()
        let before = terminal.localFlags
        #expect(try ask(terminal) { $0.type("\u{4}") } == .failed(.ended))
        #expect(terminal.localFlags == before)
    }
}
