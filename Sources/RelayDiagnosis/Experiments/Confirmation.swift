import RelayEvidence

/// What to ask once an experiment has opened the connection: is it what was changed that decides.
enum Confirmation {
    static func questions(_ bundle: Bundle, _ means: ExperimentMeans) -> [Experiment] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication else { return [] }
        return again(bundle) + (bundle.isOnlyOpenByQuery ? offer(bundle, means) : [])
    }

    /// There may be several backends, also behind a proxy that signs nothing. Twice: with two in turn, the second is
    /// the first's again. A token that shows its own fault is refused by all of them.
    private static func again(_ bundle: Bundle) -> [Experiment] {
        bundle.token.facts.flatMap(TokenStage.exit) == nil ? [.again(0), .again(1)] : []
    }

    /// Does an offer of subprotocols reach the application: one that it selects does; else what does it say to an offer
    /// that it must refuse, and what without the proxy.
    private static func offer(_ bundle: Bundle, _ means: ExperimentMeans) -> [Experiment] {
        guard let beside = bundle.outcome(of: .queryAndSubprotocol) else { return [.queryAndSubprotocol] }
        guard beside.subprotocol == nil else { return [] }
        guard let repeated = bundle.outcome(of: .repeatedSubprotocol) else { return [.repeatedSubprotocol] }
        return repeated.status == 400 || bundle.isDaphnesRefusal ? [] : (0..<means.backends).map { .direct($0) }
    }
}
