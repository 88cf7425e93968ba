import RelayEvidence

/// What a probe says of all its targets, in the order in which they were given.
package struct Survey {
    package let series: [Series]
    /// Whether several targets were asked for; the forms differ, also when the file held one.
    package let isSet: Bool

    package init(_ series: [Series], isSet: Bool) {
        self.series = series
        self.isSet = isSet
    }

    /// 0 if all are healthy, else that of the first that is not; a signal has the last word.
    package var exit: ExitStatus {
        let statuses = series.map(\.whole.exit)
        return statuses.first(where: \.isSignal) ?? statuses.first { $0 != .healthy } ?? .healthy
    }

    package var isInterrupted: Bool { series.contains { $0.whole.bundle.interruptedBy != nil } }
}
