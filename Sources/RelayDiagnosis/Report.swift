import RelayEvidence

/// What a probe says: the ladder, the verdict, the causes and the next command.
package struct Report: Equatable, Sendable {
    package enum Verdict: String, CaseIterable, Equatable, Sendable { case healthy, degraded, broken, inconclusive }

    package let bundle: Bundle
    package let stages: [StageReport]
    package let verdict: Verdict
    package let exit: ExitStatus
    package let failedStage: StageName?
    package let findings: [Finding]
    /// The command to type next, when one is known.
    package let next: String?
    /// What differs from a good run, where there is one to hold it against.
    package var comparison: Comparison?
}
