import RelayEvidence

/// upgrade.flapping: the same handshake is refused and accepted: two releases or keys behind one name.
enum FlappingAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard bundle.isFlapping, let refusal = bundle.refusal else { return [] }
        return [
            finding(
                at: .upgrade,
                ["refused with \(refusal.status), and with nothing changed accepted a moment later"], bundle)
        ]
    }

    static func finding(at stage: StageName, _ because: [String], _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeFlapping, at: stage, "the server does not answer the same every time", because: because,
            untested: ["which backend refuses (give each with --direct URL)"],
            remedies: [
                Finding.Remedy(
                    "two releases or SECRET_KEYs behind one name: ask each backend", command: "nginx -T")
            ])
    }
}
