import COpenSSL
import Glibc
import RelayEvidence
import RelayHost

/// Why an OpenSSL call on a connection did not succeed.
enum TLSError: Equatable {
    case wouldBlock(Readiness)
    case closeNotify
    case truncated
    case alert(Int)
    case system(Int32)
    case library(String)

    /// Reads the reason right after the call, from the connection, errno and the thread's error queue.
    init(_ ssl: OpaquePointer, answer: Int32) {
        let number = errno
        switch unsafe SSL_get_error(ssl, answer) {
        case SSL_ERROR_WANT_READ: self = .wouldBlock(.readable)
        case SSL_ERROR_WANT_WRITE: self = .wouldBlock(.writable)
        case SSL_ERROR_ZERO_RETURN: self = .closeNotify
        case SSL_ERROR_SYSCALL: self = number == 0 ? .truncated : .system(number)
        default:
            let code = ERR_peek_error()
            let alert = tls_alert_of_error(code)
            if alert >= 0 {
                self = .alert(Int(alert))
            } else if tls_is_unexpected_end(code) != 0 {
                self = .truncated
            } else {
                self = .library(Self.text(code))
            }
        }
    }

    /// The words of the first error in the thread's queue, which is emptied.
    static func takeText() -> String {
        let code = ERR_get_error()
        ERR_clear_error()
        return text(code)
    }

    private static func text(_ code: UInt) -> String {
        guard let reason = unsafe ERR_reason_error_string(code) else { return "error \(code)" }
        return unsafe String(cString: reason)
    }

    /// The failure of a handshake that ended so.
    var handshakeFailure: TLSFailure {
        switch self {
        case .alert(let number): TLSAlert.failure(number)
        case .system(let errno) where [0, ECONNRESET, EPIPE].contains(errno): .closed(errno: errno)
        case .system(let errno): .failed(text: SystemFailure.text(of: errno))
        case .truncated, .closeNotify: .closed(errno: 0)
        case .library(let text): .failed(text: text)
        case .wouldBlock: .timedOut
        }
    }
}
