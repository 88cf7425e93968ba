extension LogTally {
    /// A failed handshake's cause and how often it was.
    package struct CauseRun: Equatable, Sendable {
        package internal(set) var rejected = ClassRun()
        package internal(set) var dropped = ClassRun()

        package init() {}

        package var count: Int { rejected.count + dropped.count }

        /// Adds another's handshakes.
        package mutating func add(_ other: CauseRun) {
            rejected.add(quick: other.rejected.count, first: other.rejected.first, last: other.rejected.last)
            dropped.add(quick: other.dropped.count, first: other.dropped.first, last: other.dropped.last)
        }

        /// Takes so many out, if there are as many; of which lines they were is not known, so both keep the ends.
        mutating func take(_ most: Int) -> CauseRun {
            var taken = self
            taken.rejected.count = min(most, rejected.count)
            taken.dropped.count = min(most - taken.rejected.count, dropped.count)
            rejected.count -= taken.rejected.count
            dropped.count -= taken.dropped.count
            return taken
        }
    }
}
