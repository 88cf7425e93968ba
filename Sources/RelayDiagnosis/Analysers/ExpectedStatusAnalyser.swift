import RelayEvidence

/// upgrade.unexpected-status: a handshake was accepted that `--expect-status` wanted refused. Refusals have analysers of
/// their own.
enum ExpectedStatusAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let expected = bundle.terms.expectedStatus, expected != 101, bundle.upgrade.facts?.isOpen == true else {
            return []
        }
        let sent = bundle.token.facts == nil ? "no token was sent" : "a token was sent"
        return [
            Finding(
                .upgradeUnexpectedStatus, at: .upgrade, "the handshake was accepted, and \(expected) was expected",
                because: ["the server answers 101", sent],
                remedies: [
                    Finding.Remedy(
                        "look at what the server checks: Origin, then token",
                        command: "relayctl probe \(bundle.targetWord)")
                ])
        ]
    }
}

extension Bundle {
    /// The handshake was refused with the status that was expected.
    package var isRefusedAsExpected: Bool {
        guard let expected = terms.expectedStatus, expected != 101 else { return false }
        return upgrade.facts?.response?.status == expected
    }
}
