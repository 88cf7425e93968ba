import RelayEvidence

// A handshake that the server took and dropped, at its timeout or at once (FACTS: rows 16, 20, 35).
extension HandshakeFacts {
    /// Daphne drops a handshake that the application has not answered after 5 s, in practice from 4.1 s on; a proxy in
    /// front makes 502 of that.
    var isDropped: Bool {
        guard Duration.milliseconds(3500)...Duration.milliseconds(6500) ~= elapsed else { return false }
        return switch outcome {
        case .reset: true
        case .refused(let answer): answer.status == 502
        default: false
        }
    }

    /// The connection ended before a byte, sooner than a timeout would end it.
    var isClosedAtOnce: Bool {
        guard elapsed < .milliseconds(3500) else { return false }
        return switch outcome {
        case .closed(received: 0, _), .reset(received: 0): true
        case .refused(let answer): answer.status == 502
        default: false
        }
    }
}

extension Bundle {
    /// The application dropped the handshake at its timeout.
    var isDropped: Bool { upgrade.facts?.isDropped == true && isDropItsOwn }

    /// The application ended the connection at once.
    var isClosedAtOnce: Bool { upgrade.facts?.isClosedAtOnce == true && isDropItsOwn }

    /// A 502 is the application's doing where the same handshake without a token gets through to it.
    private var isDropItsOwn: Bool {
        guard refusal?.status == 502 else { return true }
        guard let control = outcome(of: .noToken) else { return false }
        return control.kind == .open || control.kind == .refused && control.status != 502
    }
}
