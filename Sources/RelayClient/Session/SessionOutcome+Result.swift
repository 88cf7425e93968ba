import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost

extension SessionOutcome {
    /// How the session ended, from what the drive, the protocol and the stream say.
    package init<Part>(_ result: SessionResult<Part>, redaction: Redaction) {
        switch result.stop {
        case .ended, .closeUnanswered, .silent:
            guard result.handshake.isOpen else {
                self = .notOpened
                return
            }
            self = Self.ended(result, redaction)
        case .signal(let number): self = .signal(number)
        case .outOfTime: self = .outOfTime
        case .readerGone: self = .readerGone
        case .writeFailed(let failure): self = .writeFailed(failure.text)
        case .readFailed(let failure): self = .readFailed(failure.text)
        case .badInput(let fault): self = .badInput(fault.words(binary: result.part.binaryOption))
        }
    }

    private static func ended<Part>(_ result: SessionResult<Part>, _ redaction: Redaction) -> SessionOutcome {
        if result.stop == .silent { return .silent }
        if result.stop == .closeUnanswered { return .closeUnanswered }
        switch result.ending {
        case .closed(let facts):
            return .closed(
                first: facts.first == .us ? .us : .peer, sent: facts.sent?.code?.rawValue,
                code: facts.received.code?.rawValue, reason: redaction.apply(facts.received.reasonText))
        case .lost(let facts):
            return .lost(
                SessionEnding(result.ending, result.streamEnd), afterOurClose: facts.sent != nil,
                longestSent: result.counts.longestSent)
        default: return .failed(SessionEnding(result.ending, result.streamEnd))
        }
    }
}

extension InputFault {
    /// What is wrong, and the options that help; `binary` is the one that sends stdin as it is.
    fileprivate func words(binary: String) -> String {
        switch self {
        case .notUTF8(let message): "message \(message) of stdin is not utf-8: use \(binary)"
        case .notJSON(let line, let reason): "--input json: line \(line) of stdin is not json: \(reason)"
        case .tooLong(let message, let limit):
            "message \(message) of stdin is longer than \(limit) bytes: use --max-message-size or \(binary)"
        }
    }
}
