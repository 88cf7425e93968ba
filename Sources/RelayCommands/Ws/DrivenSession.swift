import RelayBytes
import RelayClient
import RelayEvidence
import RelayReport

/// A session that has been driven to its end.
struct DrivenSession<Part: ViewedPart> {
    let bundle: Bundle
    let outcome: SessionOutcome
    let redaction: Redaction
    /// Nil where there was no connection to drive.
    let result: SessionResult<Part>?
}

/// What one connection leaves to the next.
struct EarlierSession {
    /// When the last of them began.
    private(set) var began: Instant?
    /// Input that was read and not sent.
    var unsent = ByteBuffer()
    /// No more input will come.
    var isOver = false
    /// What was shown: its numbering and its files go on.
    var view: SessionView?
    var counts = SessionCounts()
    var reconnects = 0

    /// Takes a session in, and the view that it ended with.
    mutating func add<Part>(_ session: DrivenSession<Part>, _ view: SessionView) {
        began = session.bundle.began
        self.view = view
        self.view?.har?.end(session.bundle.upgrade.facts, at: session.bundle.ended)
        guard let result = session.result else { return }
        (unsent, isOver) = (result.unsent, result.inputIsOver)
        counts = counts + result.counts
    }

    /// Whether the session is in it already.
    func has<Part>(_ session: DrivenSession<Part>) -> Bool { began == session.bundle.began }
}
