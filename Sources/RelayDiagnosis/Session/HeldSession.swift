import RelayBytes
import RelayEvidence

/// What a held session came to, as the ladder and the findings both see it.
enum HeldSession {
    /// It stood to the end, or the run ended before it.
    case stood
    /// It ended, or was forgotten, because nobody spoke.
    case idleClosed
    /// The server closed it for the token's sake.
    case closedForAuthentication
    /// The server closed it for another reason, or was shut down.
    case closed
    /// It was lost with the server, or a rule was broken.
    case lost

    /// A session in which the server spoke so shortly before the end was not idle.
    private static let idleAfter = Duration.milliseconds(900)

    init(_ hold: HoldFacts) {
        guard let ending = hold.ending else {
            self = hold.isPinged && hold.pingRoundTrip == nil ? .idleClosed : .stood
            return
        }
        let isGone = Self.isGone(hold.comeback)
        switch ending {
        case .closed(let code, _) where SessionStage.closeClass(code) == .closedForAuthentication:
            self = .closedForAuthentication
        case .closed(let code, _):
            // 1001 and 1012 are said by a server that goes.
            self = isGone || hold.quiet < Self.idleAfter || code == 1001 || code == 1012 ? .closed : .idleClosed
        case .ended, .reset: self = isGone || hold.quiet < Self.idleAfter ? .lost : .idleClosed
        case .violation, .limit, .failed: self = .lost
        }
    }

    /// Nobody gets a session any more: the silence is not what ended this one.
    private static func isGone(_ comeback: HoldFacts.Return?) -> Bool {
        switch comeback {
        case .failed: true
        case .refused(let status): status >= 500
        case .accepted, nil: false
        }
    }

    /// The class of the failure; nil where there is none.
    func exit(_ hold: HoldFacts) -> ExitStatus? {
        switch self {
        case .stood: nil
        case .idleClosed: .idle
        case .closedForAuthentication: .closedForAuthentication
        case .closed, .lost: hold.ending.map(SessionStage.exit)
        }
    }
}

extension HoldFacts {
    /// When the token's time was up within the hold: seconds before its end.
    func tokenEnded(_ bundle: Bundle) -> Int64? {
        guard let expires = bundle.token.facts?.decoded?.expires else { return nil }
        let began = endedAt.seconds - held.components.seconds
        return expires > began && expires <= endedAt.seconds ? endedAt.seconds - expires : nil
    }
}
