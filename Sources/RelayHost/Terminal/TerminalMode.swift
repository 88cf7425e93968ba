import CSystem
import Glibc

/// A terminal in another mode, put back as it was when the owner ends.
package struct TerminalMode: ~Copyable {
    package enum Kind: Equatable, Sendable {
        /// Whole lines without echo; the interrupt key still sends its signal, the suspend key does nothing.
        case hiddenInput
        /// A key at a time, without echo, and every key as a byte.
        case raw
    }

    private let descriptor: Int32
    private let saved: termios

    /// Changes the terminal that `descriptor` leads to; the descriptor stays the caller's and must outlive the mode.
    package init(_ kind: Kind, on descriptor: Int32) throws(SystemFailure) {
        var before = termios()
        let answer =
            switch kind {
            case .hiddenInput: unsafe csystem_terminal_hide_input(descriptor, &before)
            case .raw: unsafe csystem_terminal_raw(descriptor, &before)
            }
        guard answer == 0 else { throw .last("tcsetattr") }
        self.descriptor = descriptor
        saved = before
    }

    deinit {
        var before = saved
        while unsafe tcsetattr(descriptor, TCSADRAIN, &before) != 0, errno == EINTR {}
    }
}
