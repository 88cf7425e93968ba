import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost

/// What goes over the wire as lines of `--trace`: `TIME > text fin=1 length=12 "excerpt"`, without secrets, escaped.
struct TraceLines {
    private let descriptor: Int32
    private let words: WireText
    private let startedAt: UnixTime
    private let began: Instant
    /// Why it was given up, where it was.
    private(set) var failure: SystemFailure?

    init(_ descriptor: Int32, _ bundle: Bundle, _ redaction: Redaction) {
        self.descriptor = descriptor
        words = WireText(redaction)
        startedAt = bundle.startedAt
        began = bundle.began
    }

    mutating func write(_ note: WireNote) {
        guard failure == nil, case .piece(let piece) = note.content else { return }
        let text = words.text(piece, isSent: note.isSent, at: startedAt + (note.at - began))
        do throws(SystemFailure) {
            try StandardStreams.write(Array(text.utf8).span, to: descriptor)
        } catch { failure = error }
    }
}
