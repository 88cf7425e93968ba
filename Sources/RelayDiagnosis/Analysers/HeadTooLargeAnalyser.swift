import RelayBytes
import RelayEvidence

/// upgrade.head-too-large: the token makes the request head larger than a server takes (FACTS: row 48).
enum HeadTooLargeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .closed(received: 0)? = bundle.upgrade.facts?.outcome, let control = bundle.outcome(of: .noToken),
            control.kind == .refused || control.kind == .open
        else { return [] }
        return [finding(["the connection was closed without an answer"], control)]
    }

    /// The finding for a status that says so, or that goes away with the token.
    static func cause(_ refusal: HTTPFacts, _ bundle: Bundle) -> Finding? {
        let status = "the server answers: \(refusal.status) \(Printable.escape(refusal.reason))"
        if HeadTooLarge.isSaid(refusal) {
            return finding([status, "those are its words for a head that is too large"], nil)
        }
        guard refusal.status == 400, let control = bundle.outcome(of: .noToken),
            control.kind == .refused, control.status != 400
        else { return nil }
        return finding([status], control)
    }

    private static func finding(_ because: [String], _ control: ExperimentOutcome?) -> Finding {
        let without = control.map { ["without the token the answer is \($0.status ?? 0): its size decides"] } ?? []
        return Finding(
            .upgradeHeadTooLarge, at: .upgrade, "the request head is too large, because of the token",
            because: because + without,
            remedies: [Finding.Remedy("put less into the claims, or raise large_client_header_buffers in nginx")])
    }
}
