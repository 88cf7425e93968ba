import RelayEvidence

extension SessionVerdict {
    /// What a session has to show; the other stages belong to a probe.
    private static let shown: Set<StageName> = [.dns, .tcp, .proxy, .tls, .token, .upgrade, .session]

    /// The verdict as a report like a probe's, over the stages that a session has.
    package func report(_ bundle: Bundle) -> Report {
        var bundle = bundle
        if exit.isSignal { bundle.interruptedBy = exit.rawValue - 128 }
        bundle.session = .notRun(.needs(.upgrade))
        let stages = Ladder.judge(bundle).filter { Self.shown.contains($0.name) }.map { stage in
            var stage = stage
            if stage.name == .session, let session = session(bundle) { stage = session }
            // A refusal that was asked for.
            if exit == .healthy, stage.status == .fail { stage.status = .ok }
            return stage
        }
        let isHealthy = exit == .healthy
        return Report(
            bundle: bundle, stages: stages,
            verdict: isHealthy ? .healthy : exit.isSignal ? .inconclusive : .broken, exit: exit,
            failedStage: isHealthy ? nil : stage ?? stages.first { $0.status == .fail }?.name ?? .session,
            findings: [finding].compactMap(\.self), next: next)
    }

    /// How the session itself went, where there was one.
    private func session(_ bundle: Bundle) -> StageReport? {
        guard let upgrade = bundle.upgrade.facts, upgrade.isOpen else { return nil }
        let span = StageSpan(began: bundle.upgrade.span?.ended ?? bundle.ended, ended: bundle.ended)
        return exit == .healthy
            ? StageReport(.session, .ok, span: span, "ended well")
            : StageReport(.session, .fail, span: span, cause ?? exit.meaning, exit: exit)
    }
}
