import RelayBytes
import RelayEvidence

/// A run beside a good one: what differs and may matter.
package struct Comparison: Equatable, Sendable {
    /// When the good run began, and where it went.
    package let goodRun: UnixTime
    package let goodURL: String
    package let differences: [Difference]

    package init(of bundle: Bundle, with good: Bundle) {
        goodRun = good.startedAt
        goodURL = good.target.url
        let stages = zip(Ladder.judge(bundle), Ladder.judge(good))
        differences =
            Self.target(bundle, good)
            + stages.flatMap { here, there in Self.stage(here, there, bundle, good) }
            + ExperimentComparison.differences(bundle, good)
    }

    private static func target(_ bundle: Bundle, _ good: Bundle) -> [Difference] {
        Facet.target.compactMap { $0.difference(nil, bundle, good) }
    }

    private static func stage(
        _ here: StageReport, _ there: StageReport, _ bundle: Bundle, _ good: Bundle
    ) -> [Difference] {
        let stage = here.name
        guard here.status != .skip, there.status != .skip else {
            return isTelling(stage, bundle) || isTelling(stage, good)
                ? [Difference(stage, "stage", here: here.summary, good: there.summary)].filter { $0.here != $0.good }
                : []
        }
        let facets = Facet.all[stage] ?? []
        return facets.compactMap { $0.difference(stage, bundle, good) }
            + HeaderComparison.differences(stage, bundle, good) + TimeComparison.differences(stage, bundle, good)
    }

    /// Whether the absence of a stage says something: nothing to run it with, or no need of it. A stage behind a failed
    /// one, or left out, does not.
    private static func isTelling(_ stage: StageName, _ bundle: Bundle) -> Bool {
        switch bundle.notRun(stage) {
        case .missing, .notApplicable: true
        case .leftOut, .needs, .cutShort, nil: false
        }
    }
}
