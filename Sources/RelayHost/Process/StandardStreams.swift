import CSystem
import Glibc
import RelayBytes

/// Descriptors 0, 1 and 2, and writing to what they lead to.
package enum StandardStreams {
    /// Opens /dev/null, for reading only, in place of each of 0 to 2 that is closed: no socket becomes descriptor 1,
    /// and a write there still fails. They are not close-on-exec, because a child needs them too.
    package static func fillClosed() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    /// Whether the descriptor leads to a terminal.
    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The terminal's width, or nil where there is no terminal or it does not say.
    package static func terminalColumns(_ descriptor: Int32) -> Int? {
        let columns = csystem_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }

    /// Writes all the bytes, also to a slow or non-blocking descriptor. A closed pipe is EPIPE; a raised interrupt,
    /// while the descriptor takes nothing, is EINTR.
    package static func write(
        _ bytes: Span<UInt8>, to descriptor: Int32, interrupts: Interrupts = .none
    ) throws(SystemFailure) {
        // A pipe that poll(2) calls writable has room for PIPE_BUF bytes; more could block, deaf to the interrupts.
        let pieces = interrupts.descriptors.isEmpty || !isPipe(descriptor) ? Int.max : Int(PIPE_BUF)
        var position = 0
        while position < bytes.count {
            if !interrupts.descriptors.isEmpty {
                try waitForRoom(descriptor, interrupts)
            }
            let rest = bytes.extracting(position..<min(bytes.count, position.saturatingAdd(pieces)))
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                position += count
            } else if errno == EAGAIN {
                try waitForRoom(descriptor, interrupts)
            } else if errno != EINTR {
                throw .last("write")
            }
        }
    }

    private static func waitForRoom(_ descriptor: Int32, _ interrupts: Interrupts) throws(SystemFailure) {
        if wait(for: descriptor, .writable, until: nil, interrupts: interrupts) == .interrupted {
            throw SystemFailure(call: "write", errno: EINTR)
        }
    }

    private static func isPipe(_ descriptor: Int32) -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }
}

extension Int {
    fileprivate func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
