import RelayBytes

/// When a stage ran.
package struct StageSpan: Equatable, Sendable {
    package let began: Instant
    package let ended: Instant

    package init(began: Instant, ended: Instant) {
        self.began = began
        self.ended = ended
    }

    package var duration: Duration { ended - began }
}

/// Why a stage did not run.
package enum NotRun: Equatable, Sendable {
    /// `--skip` or `--until` left it out.
    case leftOut
    /// The target has no such stage: no proxy in use, no TLS in a `ws://` URL.
    case notApplicable
    /// An earlier stage failed.
    case needs(StageName)
    /// Nothing to run it with, such as `no token` or `no credentials`.
    case missing(String)
    /// A signal or `--max-time` ended the run before it.
    case cutShort
}

/// What a stage gave, or why there is nothing.
///
/// `Facts` is bound to no protocol that the runtime must look up: every command that has a bundle makes one for each
/// stage as it starts.
package enum StageEvidence<Facts: Sendable>: Sendable {
    case notRun(NotRun)
    case ran(Facts, StageSpan)

    /// The facts of a stage that ran.
    package var facts: Facts? {
        guard case .ran(let facts, _) = self else { return nil }
        return facts
    }

    /// When the stage ran.
    package var span: StageSpan? {
        guard case .ran(_, let span) = self else { return nil }
        return span
    }

    /// Why the stage did not run.
    package var notRun: NotRun? {
        guard case .notRun(let reason) = self else { return nil }
        return reason
    }
}

extension StageEvidence: Equatable where Facts: Equatable {}
