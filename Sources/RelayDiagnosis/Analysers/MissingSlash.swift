import RelayBytes
import RelayEvidence

/// upgrade.missing-slash: the route has the last slash that the path lacks, or the other way round (FACTS: row 11).
enum MissingSlash {
    static func finding(_ because: [String], _ bundle: Bundle) -> Finding {
        let path = bundle.target.socketTarget.otherSlash
        return Finding(
            .upgradeMissingSlash, at: .upgrade, "the path differs from the route by its last slash", because: because,
            remedies: [
                Finding.Remedy(
                    "ask for the other path",
                    command: bundle.probeCommand(path: path))
            ])
    }
}
