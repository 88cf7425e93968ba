import Glibc
import RelayEvidence
import RelayHost

extension TLSFailure {
    /// The errno by which a read or write reports it.
    var errno: Int32 {
        guard case .closed(let errno) = self else { return EPROTO }
        return errno == 0 ? ECONNRESET : errno
    }

    /// The reason in words.
    var text: String {
        switch self {
        case .alert(let number, let text): "TLS alert \(number): \(text)"
        case .closed(let errno): errno == 0 ? "the connection ended" : SystemFailure.text(of: errno)
        case .failed(let text): text
        case .notTLS: "the peer does not speak TLS"
        case .timedOut: "timed out"
        case .unusable(_, let text): text
        }
    }
}

extension TLSFacts.Verification {
    /// The verdict in words.
    var text: String {
        switch self {
        case .verified: "verified"
        case .failed(_, let text, _): text
        case .wrongHost(let expected): "the certificate does not name \(expected)"
        }
    }
}
