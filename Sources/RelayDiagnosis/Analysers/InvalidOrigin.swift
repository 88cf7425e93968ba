import RelayBytes
import RelayEvidence

/// upgrade.origin-invalid: the Origin that was sent is none, and the server says so or shows it (FACTS: row 8).
enum InvalidOrigin {
    static func finding(_ because: [String], _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeOriginInvalid, at: .upgrade, "the Origin is no origin", because: because,
            remedies: [
                Finding.Remedy(
                    "send scheme://host[:port] with --origin",
                    command: "relayctl probe \(bundle.targetWord) --origin auto")
            ])
    }

    /// 400 without words, for an Origin that is none: a proxy may have swallowed the words.
    static func suspect(_ handshake: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let sent = "it was sent as \(Printable.escape(handshake.origin ?? ""))"
        var found = finding(["the server answers 400, without words", sent], bundle)
        guard let other = bundle.experiments.first(where: { $0.experiment == .targetOrigin }) else {
            found.confidence = .likely
            found.untested = ["another part of the request that is bad"]
            return found
        }
        found.because.append("with \(other.changed) the answer is \(other.outcome.status ?? 0)")
        return found
    }
}
