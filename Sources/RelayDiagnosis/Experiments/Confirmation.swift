import RelayEvidence

/// What to ask once an experiment has opened the connection: is it what was changed that decides.
enum Confirmation {
    static func questions(_ bundle: Bundle) -> [Experiment] {
        guard let refusal = bundle.refusal, UpgradeStage.exit(refusal) == .refusedForAuthentication else { return [] }
        // Behind a proxy there may be several backends. Twice: with two in turn, the second is the first's again.
        let again: [Experiment] = bundle.applicationServer == nil ? [.again(0), .again(1)] : []
        return again + (bundle.isOnlyOpenByQuery ? [.queryAndSubprotocol] : [])
    }
}
