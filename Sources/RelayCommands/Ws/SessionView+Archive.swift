import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayReport

// What `--har` keeps.
extension SessionView {
    /// Adds the request and the messages to the archive.
    mutating func archive(_ occurrence: SessionOccurrence, _ now: Instant) {
        switch occurrence {
        case .requested(let request): har?.begin(url, HandshakeText.fields(request.fields, redaction), at: now)
        case .wire(let note):
            guard case .message(let opcode, let bytes) = note.content else { return }
            har?.add(isSent: note.isSent, opcode: opcode.rawValue, redaction.apply(bytes), at: note.at)
        default: break
        }
    }
}
