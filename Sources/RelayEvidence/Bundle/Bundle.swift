import RelayBytes

/// Everything one probe saw, and nothing that anyone thought of it.
///
/// Secrets are masked before they enter, so a bundle can be saved, sent and judged again elsewhere.
package struct Bundle: Equatable, Sendable {
    package var target: TargetFacts
    package var startedAt: UnixTime
    package var began: Instant
    package var ended: Instant
    /// The stages whose failure or absence decides the verdict.
    package var required: Set<StageName>
    package var terms = Terms()

    package var resolution: StageEvidence<Resolution> = .notRun(.cutShort)
    package var connect: StageEvidence<ConnectFacts> = .notRun(.cutShort)
    package var proxy: StageEvidence<ProxyOutcome> = .notRun(.notApplicable)
    package var tls: StageEvidence<TLSEvidence> = .notRun(.notApplicable)
    package var http: StageEvidence<HTTPOutcome> = .notRun(.cutShort)
    package var login: StageEvidence<LoginFacts> = .notRun(.cutShort)
    package var token: StageEvidence<TokenFacts> = .notRun(.cutShort)
    package var me: StageEvidence<HTTPOutcome> = .notRun(.cutShort)
    package var upgrade: StageEvidence<HandshakeFacts> = .notRun(.cutShort)
    package var session: StageEvidence<SessionFacts> = .notRun(.cutShort)
    package var echo: StageEvidence<RoundTrip> = .notRun(.cutShort)
    package var broadcast: StageEvidence<BroadcastFacts> = .notRun(.cutShort)
    package var redis: StageEvidence<RedisStageFacts> = .notRun(.cutShort)

    /// The experiments that were made after a stage had failed, in their order.
    package var experiments: [ExperimentRecord] = []

    /// The signal that ended the run early.
    package var interruptedBy: Int32?
    /// `--max-time` ended the run early.
    package var ranOutOfTime = false

    package init(target: TargetFacts, startedAt: UnixTime, began: Instant, required: Set<StageName>) {
        self.target = target
        self.startedAt = startedAt
        self.began = began
        self.ended = began
        self.required = required
    }
}

extension Bundle {
    /// When the stage ran, if it did.
    package func span(_ stage: StageName) -> StageSpan? {
        switch stage {
        case .dns: resolution.span
        case .tcp: connect.span
        case .proxy: proxy.span
        case .tls: tls.span
        case .http: http.span
        case .login: login.span
        case .token: token.span
        case .me: me.span
        case .upgrade: upgrade.span
        case .session: session.span
        case .echo: echo.span
        case .broadcast: broadcast.span
        case .redis: redis.span
        }
    }

    /// Whether `--max-time` ended the run inside the stage: time ran out, and nothing began after it.
    package func ranOutOfTime(in stage: StageName) -> Bool {
        guard ranOutOfTime, let cut = span(stage) else { return false }
        return StageName.allCases.allSatisfy { other in span(other).map { $0.began <= cut.began } ?? true }
    }

    /// Why the stage did not run, if it did not.
    package func notRun(_ stage: StageName) -> NotRun? {
        switch stage {
        case .dns: resolution.notRun
        case .tcp: connect.notRun
        case .proxy: proxy.notRun
        case .tls: tls.notRun
        case .http: http.notRun
        case .login: login.notRun
        case .token: token.notRun
        case .me: me.notRun
        case .upgrade: upgrade.notRun
        case .session: session.notRun
        case .echo: echo.notRun
        case .broadcast: broadcast.notRun
        case .redis: redis.notRun
        }
    }
}
