import Glibc

extension SystemFailure {
    /// EPIPE: the reader has gone.
    package static let brokenPipe = EPIPE
    /// ECONNRESET: the peer sent RST.
    package static let connectionReset = ECONNRESET

    /// EINTR: an interrupt ended the wait.
    package var isInterruption: Bool { errno == EINTR }

    /// ENOENT: there is no such file.
    package var isAbsence: Bool { errno == ENOENT }
}

/// Ends this process with a status.
///
/// No exit handler runs: a thread that still computes would meet what they free, and nothing is left to be written.
package func exitProcess(_ status: Int32) -> Never { _exit(status) }
