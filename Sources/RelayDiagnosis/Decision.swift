import RelayEvidence

/// Verdict and exit status, from the ladder alone (PRODUCT: probe, exit and failed_stage).
struct Decision {
    let verdict: Report.Verdict
    let exit: ExitStatus
    let failedStage: StageName?

    /// http, token and me are evidence; they decide only when no handshake could be sent.
    private static let evidence: Set<StageName> = [.http, .token, .me]

    init(_ bundle: Bundle, _ stages: [StageReport]) {
        if let signal = bundle.interruptedBy, let status = ExitStatus(signal: signal) {
            (verdict, exit, failedStage) = (.inconclusive, status, nil)
            return
        }
        let decisive = Self.decisive(bundle, stages)
        if let decisive, bundle.ranOutOfTime(in: decisive.name) {
            (verdict, exit, failedStage) = (.inconclusive, .outOfTime, decisive.name)
        } else if let decisive {
            (verdict, exit, failedStage) = (.broken, decisive.exit ?? .inconclusive, decisive.name)
        } else if bundle.ranOutOfTime {
            (verdict, exit, failedStage) = (.inconclusive, .outOfTime, nil)
        } else if stages.contains(where: { $0.status == .skip && Self.isMissed($0.name, bundle) }) {
            (verdict, exit, failedStage) = (.inconclusive, .inconclusive, nil)
        } else if stages.contains(where: { $0.status == .fail || $0.status == .warn }) {
            (verdict, exit, failedStage) = (.degraded, bundle.terms.isStrict ? .answerIsNo : .healthy, nil)
        } else {
            (verdict, exit, failedStage) = (.healthy, .healthy, nil)
        }
    }

    /// The stage whose failure is the verdict.
    private static func decisive(_ bundle: Bundle, _ stages: [StageReport]) -> StageReport? {
        let failed = stages.filter { $0.status == .fail }
        if let required = failed.first(where: { bundle.required.contains($0.name) && !evidence.contains($0.name) }) {
            return required
        }
        guard bundle.upgrade.facts == nil else { return nil }
        // The token that kept the handshake from being sent, before an API that fails beside it.
        if bundle.upgrade.notRun == .needs(.token) { return failed.first { $0.name == .token } ?? failed.first }
        return failed.first
    }

    /// A required stage that did not run, and was not left out on purpose.
    private static func isMissed(_ stage: StageName, _ bundle: Bundle) -> Bool {
        guard bundle.required.contains(stage) else { return false }
        switch bundle.notRun(stage) {
        case .leftOut, .notApplicable, nil: return false
        case .needs, .missing, .cutShort: return true
        }
    }
}
