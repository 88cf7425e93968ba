import RelayBytes
import RelayEvidence

/// upgrade.head-too-large: the request head is larger than a server takes (FACTS: row 48).
enum HeadTooLargeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard isDropped(bundle), let control = bundle.outcome(of: .noToken),
            control.kind == .refused || control.kind == .open
        else { return [] }
        return [finding(["the handshake gets no answer"], control)]
    }

    /// Closed without a byte, also with garbage in the token's place: its length decides, not what is in it.
    private static func isDropped(_ bundle: Bundle) -> Bool {
        guard bundle.flip == nil else { return false }
        let garbage = bundle.outcome(of: .garbageToken)
        switch bundle.upgrade.facts?.outcome {
        case .closed(received: 0, _): return garbage.map { $0.kind != .refused && $0.kind != .open } ?? true
        // uvicorn forgets such a handshake.
        case .silent(received: 0): return garbage?.kind == .silent
        default: return false
        }
    }

    /// The finding for a status that says so, or that goes away with the token.
    static func cause(_ refusal: HTTPFacts, _ bundle: Bundle) -> Finding? {
        let status = "the server answers: \(refusal.status) \(Printable.escape(refusal.reason))"
        if HeadTooLarge.isSaid(refusal) {
            return finding([status, "those are its words for a head that is too large"], nil)
        }
        guard refusal.status == 400, BadRequest(refusal) == nil, let control = bundle.outcome(of: .noToken),
            control.kind == .open || control.kind == .refused && control.status != 400
        else { return nil }
        return finding([status], control)
    }

    private static func finding(_ because: [String], _ control: ExperimentOutcome?) -> Finding {
        let without = control.map { ["without the token the answer is \($0.status ?? 0): its size decides"] } ?? []
        return Finding(
            .upgradeHeadTooLarge, at: .upgrade, "the request head is too large, because of the token",
            because: because + without,
            remedies: [
                Finding.Remedy(
                    "put less into the claims, or raise large_client_header_buffers in nginx",
                    command: "relayctl token decode @TOKEN-FILE")
            ])
    }
}
