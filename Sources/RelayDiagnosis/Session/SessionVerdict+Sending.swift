import RelayEvidence

extension SessionVerdict {
    /// The verdict over a session that sent and expected; `status` and `close` are what `--expect-status` and
    /// `--expect-close` ask for. An early failure keeps its own class; 1 means that the session ran and the answer was
    /// no.
    package static func judge(
        _ bundle: Bundle, _ outcome: SessionOutcome, sending sent: SendOutcome, expectingStatus status: Int?,
        close: UInt16?
    ) -> SessionVerdict {
        let plain = judge(bundle, outcome)
        if plain.exit.isSignal || plain.exit == .outOfTime || outcome.isLocal { return plain }
        if let status { return judge(bundle, plain, expectingStatus: status) }
        if case .notOpened = outcome { return plain }
        switch sent {
        case .met: return outcome.endsInTrouble && close == nil ? plain : SessionVerdict(.healthy)
        case .rejected(let words): return no(bundle, "a message came that \(words) refuses")
        case .unmet(let words):
            return plain.exit == .healthy || outcome.isOurClosing
                ? no(bundle, "not met: \(words.joined(separator: ", "))") : plain
        case .proven: return outcome.endsInTrouble ? plain : SessionVerdict(.healthy)
        case .unproven:
            if case .closeUnanswered = outcome {
                return SessionVerdict(
                    .idle, "session: neither a Pong nor a Close came back: \(bundle.target.url)", stage: .session,
                    next: probe(bundle))
            }
            return plain
        case .unsent:
            guard plain.exit == .healthy else { return plain }
            return SessionVerdict(
                .closedWithError, "session: closed before all was sent: \(bundle.target.url)", stage: .session,
                next: probe(bundle))
        }
    }

    private static func judge(
        _ bundle: Bundle, _ plain: SessionVerdict, expectingStatus status: Int
    ) -> SessionVerdict {
        let came = bundle.upgrade.facts?.response?.status
        guard let came else { return plain }
        if came == status { return SessionVerdict(.healthy) }
        return no(bundle, "not met: --expect-status \(status) (\(came) came)")
    }

    private static func no(_ bundle: Bundle, _ what: String) -> SessionVerdict {
        SessionVerdict(.answerIsNo, "\(what): \(bundle.target.url)")
    }
}

extension SessionOutcome {
    /// It ended on our side of the wire.
    fileprivate var isLocal: Bool {
        switch self {
        case .writeFailed, .readFailed, .badInput, .readerGone: true
        default: false
        }
    }

    /// The peer ended it with an error, before or in place of a good end.
    fileprivate var endsInTrouble: Bool {
        switch self {
        case .closed(.us, _, _, _), .closeUnanswered, .lost(_, afterOurClose: true, _): false
        case .closed(.peer, _, let code, _): SessionStage.closeClass(code) != nil
        default: true
        }
    }

    /// It was we who ended it, whatever came of that.
    fileprivate var isOurClosing: Bool {
        switch self {
        case .closed(.us, _, _, _), .closeUnanswered, .lost(_, afterOurClose: true, _): true
        default: false
        }
    }
}
