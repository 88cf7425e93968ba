import RelayBytes
import RelayEvidence

/// What was seen on the way to the server: dns, tcp, proxy and tls, each with its time.
package struct ConnectionRecord: Equatable, Sendable {
    package var resolution: StageEvidence<Resolution> = .notRun(.cutShort)
    package var connect: StageEvidence<ConnectFacts> = .notRun(.cutShort)
    package var proxy: StageEvidence<ProxyOutcome> = .notRun(.notApplicable)
    package var tls: StageEvidence<TLSEvidence> = .notRun(.notApplicable)
    /// The stage that did not succeed.
    package var failed: StageName?
    package var isInterrupted = false

    /// Nothing seen yet of the plan's way.
    package init(_ plan: ConnectionPlan) {
        if plan.unixSocket != nil { resolution = .notRun(.notApplicable) }
        if plan.proxy != nil { proxy = .notRun(.cutShort) }
        if plan.address.usesTLS { tls = .notRun(.cutShort) }
    }

    /// Why there is no connection, as the outcome of a handshake that could not be sent.
    package var outcome: HandshakeFacts.Outcome {
        if isInterrupted { return .interrupted }
        switch failed {
        case .tls:
            guard case .failed(let failure)? = tls.facts else {
                return .tls(.failed(text: "the certificate was not accepted"))
            }
            return .tls(failure)
        case .proxy: return .unreachable("the proxy gave no tunnel")
        case .tcp:
            let last = connect.facts?.attempts.last
            return .unreachable(last.map { "\($0.address) \($0.outcome.words)" } ?? "no address")
        case .dns: return .unreachable("no address")
        default: return .unreachable("no time was left")
        }
    }
}
