/// A line of a log kept for the report, with its bytes as they were.
package struct LogExcerpt: Equatable, Sendable {
    /// Counted from 1 in its source.
    package var line: Int
    package var time: LogTime?
    /// The place of its source among those that were read.
    package var source: Int
    package var text: [UInt8]
}
