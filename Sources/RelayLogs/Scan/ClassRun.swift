/// How often a class was seen, and its first and last line.
package struct ClassRun: Equatable, Sendable {
    /// A line and its time; nil without a stamp at it or before it.
    package struct Mark: Equatable, Sendable {
        package var line: Int
        package var time: LogTime?
        /// The place of its source among those that were read.
        package var source = 0

        package init(line: Int, time: LogTime? = nil, source: Int = 0) {
            (self.line, self.time, self.source) = (line, time, source)
        }
    }

    package var count = 0
    package var first = Mark(line: 0)
    package var last = Mark(line: 0)

    package init() {}

    mutating func add(_ mark: Mark) {
        if count == 0 { first = mark }
        last = mark
        count += 1
    }

    /// Adds lines that were counted beside the others.
    mutating func add(quick more: Int, first: Mark, last: Mark) {
        guard more > 0 else { return }
        if count == 0 || first.line < self.first.line { self.first = first }
        if count == 0 || last.line > self.last.line { self.last = last }
        count += more
    }

    /// Adds what a later chunk counted.
    mutating func add(_ later: ClassRun, _ shift: (Mark) -> Mark) {
        guard later.count > 0 else { return }
        if count == 0 { first = shift(later.first) }
        last = shift(later.last)
        count += later.count
    }
}
