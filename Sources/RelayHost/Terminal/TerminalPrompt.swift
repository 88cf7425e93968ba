import Glibc
import RelayBytes

/// Asks on the terminal for what must not be seen, whatever stdin and stdout are.
package enum TerminalPrompt {
    package enum Failure: Error, Equatable, Sendable {
        /// The process has no terminal.
        case noTerminal
        case interrupted
        /// The terminal ended before a line did.
        case ended
        case system(SystemFailure)
    }

    /// The line typed after `prompt`, without echo and without its newline. The terminal is put back on every path; an
    /// interrupt key reaches the `interrupts`, because its signal is blocked (`Signals.block`).
    package static func secret(prompt: String, interrupts: Interrupts = .none) throws(Failure) -> Secret {
        let raw = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard raw >= 0 else { throw .noTerminal }
        let terminal = FileDescriptor(owning: raw)
        return try secret(prompt: prompt, on: terminal.raw, interrupts: interrupts)
    }

    /// The same on a terminal that is already open.
    package static func secret(
        prompt: String, on terminal: Int32, interrupts: Interrupts
    ) throws(Failure) -> Secret {
        var line: [UInt8] = []
        do throws(SystemFailure) {
            let mode = try TerminalMode(.hiddenInput, on: terminal)
            defer { withExtendedLifetime(mode) {} }
            try StandardStreams.write(Array(prompt.utf8).span, to: terminal, interrupts: interrupts)
            while true {
                if wait(for: terminal, .readable, until: nil, interrupts: interrupts) == .interrupted {
                    throw SystemFailure(call: "read", errno: EINTR)
                }
                var byte: UInt8 = 0
                let count = unsafe read(terminal, &byte, 1)
                if count == 0 { break }
                if count < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    throw .last("read")
                }
                if byte == 0x0a { return Secret(line) }
                line.append(byte)
            }
        } catch {
            throw error.errno == EINTR ? .interrupted : .system(error)
        }
        throw .ended
    }
}
