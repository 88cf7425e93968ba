import RelayBytes
import RelayEvidence

/// upgrade.flapping: one name, and now this answer, now that one.
enum Flapping {
    /// The finding over the rounds, if they contradict each other.
    static func finding(_ reports: [Report], _ answers: [AddressAnswers]) -> Finding? {
        let accepted = reports.count { $0.bundle.upgrade.facts?.isOpen == true }
        let refused = reports.compactMap { refusal($0.bundle) }
        guard accepted > 0, !refused.isEmpty else { return nil }
        let isAboutKeys = refused.allSatisfy { $0 == 401 || $0 == 403 }
        let hasOneEach = answers.count > 1 && answers.allSatisfy { $0.tallies.count == 1 }
        let statuses = Set(refused).sorted().map(String.init).joined(separator: " and ")
        return Finding(
            .upgradeFlapping, .error, .likely, at: .upgrade,
            isAboutKeys
                ? "101 and \(statuses) take turns: two releases or two keys behind one name"
                : "101 and \(statuses) take turns: not every backend behind that name serves",
            because: answers.map { "\($0.address): \($0.words)" }
                + (hasOneEach ? ["each address always gives its own answer"] : []),
            untested: hasOneEach ? [] : ["which backend gives which answer: --direct asks one"],
            remedies: [
                Finding.Remedy(
                    isAboutKeys
                        ? "compare release and SECRET_KEY of every backend, then probe each with --direct URL"
                        : "probe each backend with --direct URL")
            ])
    }

    /// The status of a refusal that does not explain itself: a token that had expired and a server that asks for
    /// patience do.
    private static func refusal(_ bundle: Bundle) -> Int? {
        guard let answer = bundle.refusal, UpgradeStage.exit(answer) != .throttled else { return nil }
        if let token = bundle.token.facts, let expires = token.decoded?.expires, expires <= token.judgedAt.seconds {
            return nil
        }
        return answer.status
    }
}
