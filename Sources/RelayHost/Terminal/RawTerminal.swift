import RelayBytes

/// A terminal that gives every key as a byte while it is entered, and is as it was before when it has been left.
///
/// A reference, because a mode is one thing however many hold it; it leaves with its last holder at the latest.
package final class RawTerminal {
    private let descriptor: Int32
    private var mode: TerminalMode?

    /// The descriptor stays the caller's and must outlive this.
    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Enters the mode, also once more, where another program may have changed it meanwhile.
    package func enter() throws(SystemFailure) {
        mode = nil
        mode = try TerminalMode(.raw, on: descriptor)
    }

    /// Puts the terminal back.
    package func leave() { mode = nil }
}
