import RelayEvidence

/// One thing in which a run differs from a good one, in words that are safe for a terminal.
package struct Difference: Equatable, Sendable {
    /// The stage that shows it; nil for the target itself.
    package let stage: StageName?
    /// `address`, `issuer`, `time`.
    package let what: String
    /// Nil where there is nothing.
    package let here: String?
    package let good: String?

    package init(_ stage: StageName?, _ what: String, here: String?, good: String?) {
        self.stage = stage
        self.what = what
        self.here = here
        self.good = good
    }
}
