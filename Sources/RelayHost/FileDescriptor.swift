import Glibc

/// The one owner of an open descriptor, closed when the owner ends.
package struct FileDescriptor: ~Copyable, Sendable {
    package let raw: Int32

    package init(owning raw: Int32) { self.raw = raw }

    deinit { close(raw) }

    /// Gives the descriptor away unclosed.
    package consuming func take() -> Int32 {
        let raw = self.raw
        discard self
        return raw
    }
}
