import RelayEvidence

extension SessionVerdict {
    /// Whether connecting again may help: never after 401, 403, a Close for authentication or a certificate that does
    /// not stand, nor after an end of our own making.
    package func mayRetry(_ outcome: SessionOutcome) -> Bool {
        switch exit {
        case .refusedForAuthentication, .closedForAuthentication, .certificate, .usage, .protocolViolation, .localLimit,
            .invalidHandshake, .notWebSocket, .redirect, .tokenInvalid, .tokenExpired, .malformedInput:
            return false
        default: break
        }
        switch outcome {
        case .notOpened, .lost, .silent, .closeUnanswered: return true
        case .closed(.peer, _, let code, _): return code == 1001 || exit == .closedWithError
        case .closed, .failed, .signal, .outOfTime, .readerGone, .writeFailed, .readFailed, .badInput: return false
        }
    }
}
